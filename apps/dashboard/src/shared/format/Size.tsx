import { useFormats } from "./useFormats.ts";

/** A size to read, with its exact bytes for whoever points at it or reads the page by program. */
export function Size({ bytes, className = "" }: { bytes: number; className?: string }) {
  const format = useFormats();
  return (
    <data value={bytes} title={format.bytesInFull(bytes)} className={`whitespace-nowrap ${className}`}>
      {format.bytes(bytes)}
    </data>
  );
}
