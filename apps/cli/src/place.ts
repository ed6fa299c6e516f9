import type {
  CleanupPlan,
  CleanupRun,
  DiskUsage,
  Outcome,
  Rules,
  RunSummary,
  SystemInfo,
} from "@dunnage/api/schemas";

/** What is told of a run while it goes. */
export interface Following {
  /** Aborted when the person wants it to end: nothing more is begun, and what is under way is finished. */
  signal: AbortSignal;
  onProgress: (run: RunSummary, news: Outcome[]) => void;
}

export interface Order {
  rules: Rules;
  /** Keys of objects that stay. */
  except: string[];
  /** Keys of the only objects that may go. */
  only?: string[] | undefined;
  /** A plan whose reading of the host serves again. */
  from?: CleanupPlan;
}

/** Where the work is done: by a Dunnage server, or here, straight at an engine. Methods throw Failure. */
export interface Place {
  info(): Promise<SystemInfo>;
  usage(): Promise<DiskUsage>;
  /** Changes nothing on the host. */
  plan(order: Order): Promise<CleanupPlan>;
  run(plan: Pick<CleanupPlan, "id">, following: Following): Promise<CleanupRun>;
  /** Where the receipt of a run is found. */
  receiptOf(run: CleanupRun): string;
  close(): void;
}
