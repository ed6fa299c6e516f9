import { NextSample } from "./NextSample.tsx";

/** What one can do about it is to wait: for how long, and for what. */
export function NoSamples({ next, what, why }: { next: string | null; what: string; why: string }) {
  return (
    <div className="max-w-[46rem] p-4">
      <p className="font-medium">{what}</p>
      <p className="mt-1 text-muted">
        {why} <NextSample next={next} />
      </p>
    </div>
  );
}
