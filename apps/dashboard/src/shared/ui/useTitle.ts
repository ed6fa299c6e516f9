import { useEffect } from "react";

const PRODUCT = "Dunnage";

export function useTitle(page: string): void {
  useEffect(() => {
    document.title = page === PRODUCT ? page : `${page} · ${PRODUCT}`;
  }, [page]);
}
