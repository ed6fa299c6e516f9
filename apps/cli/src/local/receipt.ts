import { type FileHandle, mkdir, open, rename, unlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { CleanupPlan, Outcome, Receipt, RunSummary } from "@dunnage/api/schemas";
import { exitCodes, Failure } from "../ending.ts";

/** The receipt of a run, while it is being written. */
export interface OpenReceipt {
  /** Takes down what became of an object. */
  add(outcome: Outcome, kept: Receipt | null): void;
  /** Resolves when all that was added is on the disk, or cannot be. */
  written(): Promise<void>;
  /** Makes the whole out of it, and answers where that is; where it cannot, where the parts are. */
  end(run: RunSummary): Promise<string>;
}

/**
 * Each line goes to the disk before the next object is begun: `<id>.partial.jsonl`, which is what is left of a run that was cut off. In the end it
 * becomes `<id>.json`: the run, its plan, its outcomes, and the whole `docker inspect` of each removed container, which may hold secrets from its
 * environment, so that only its owner may read it. `onTrouble`: told when it can be gone on with no longer.
 */
export async function openReceipt(
  folder: string,
  { run, plan, onTrouble }: { run: RunSummary; plan: CleanupPlan; onTrouble: () => void },
): Promise<OpenReceipt> {
  const file = join(folder, `${run.id}.json`);
  const partial = join(folder, `${run.id}.partial.jsonl`);
  const outcomes: Outcome[] = [];
  const receipts: Receipt[] = [];
  const journal = await begin(folder, partial, { run, plan });
  let last = Promise.resolve();
  return {
    add(outcome, kept) {
      outcomes.push(outcome);
      if (kept) receipts.push(kept);
      const line = kept ? { outcome, receipt: kept } : { outcome };
      last = last.then(() => write(journal, line)).catch(onTrouble);
    },
    written: () => last,
    async end(ended) {
      await last;
      await journal.close();
      try {
        const whole = { run: ended, plan, outcomes, receipts };
        await writeFile(`${file}.new`, `${JSON.stringify(whole, null, 2)}\n`, { mode: 0o600 });
        await rename(`${file}.new`, file);
        await unlink(partial);
        return file;
      } catch {
        return partial;
      }
    },
  };
}

async function begin(folder: string, partial: string, first: unknown): Promise<FileHandle> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const journal = await open(partial, "wx", 0o600);
    await write(journal, first);
    return journal;
  } catch (error) {
    throw new Failure(exitCodes.failed, {
      code: "no_receipt",
      message: `The receipt cannot be written to ${folder}, so nothing was begun: ${String(error)}`,
      advice: "Make room there, or set XDG_STATE_HOME to a folder that you may write to.",
    });
  }
}

async function write(journal: FileHandle, line: unknown): Promise<void> {
  await journal.appendFile(`${JSON.stringify(line)}\n`);
}
