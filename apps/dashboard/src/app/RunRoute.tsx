import { lazy } from "react";

const RunPage = lazy(() => import("../features/runs/RunPage.tsx"));

export const RunRoute = ({ params: { id } }: { params: { id: string } }) => <RunPage id={id} />;
