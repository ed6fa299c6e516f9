import { Writable } from "node:stream";
import { styleText } from "node:util";
import { wrongUse } from "./ending.ts";

type Style = Parameters<typeof styleText>[0];

/** The person or the script on the other side. Answers go to standard output, all else to standard error. */
export class Terminal {
  readonly #streams: Pick<NodeJS.Process, "stdin" | "stdout" | "stderr">;

  constructor(streams: Pick<NodeJS.Process, "stdin" | "stdout" | "stderr">) {
    this.#streams = streams;
  }

  out(text: string): void {
    this.#streams.stdout.write(`${text}\n`);
  }

  json(value: unknown): void {
    this.out(JSON.stringify(value, null, 2));
  }

  err(text: string): void {
    this.#streams.stderr.write(`${text}\n`);
  }

  /** In colour where a person looks at it and NO_COLOR does not forbid it. */
  style(style: Style, text: string): string {
    return styleText(style, text, { stream: this.#streams.stdout });
  }

  styleErr(style: Style, text: string): string {
    return styleText(style, text, { stream: this.#streams.stderr });
  }

  /** Columns of what answers go to; `null` where no person looks at it. */
  get columns(): number | null {
    return this.#streams.stdout.isTTY ? (this.#streams.stdout.columns ?? 80) : null;
  }

  get showsProgress(): boolean {
    return this.#streams.stderr.isTTY;
  }

  /** Overwrites the line that it wrote last. */
  progress(line: string): void {
    this.#streams.stderr.write(`\r\u001b[2K${line}`);
  }

  get isAsked(): boolean {
    return this.#streams.stdin.isTTY;
  }

  /** A line from the person. `hidden`: what is typed is not shown. `otherwise`: what to do where nobody can be asked. */
  async ask(question: string, otherwise: string, { hidden = false } = {}): Promise<string> {
    const { stdin, stderr } = this.#streams;
    if (!stdin.isTTY) throw wrongUse("There is nobody to ask: standard input is no terminal.", otherwise);
    const { createInterface } = await import("node:readline/promises");
    const muted = new Writable({ write: (_chunk, _encoding, done) => done() });
    const lines = createInterface({ input: stdin, output: hidden ? muted : stderr, terminal: true });
    if (hidden) stderr.write(question);
    const left = Promise.withResolvers<never>();
    lines.once("SIGINT", () =>
      left.reject(wrongUse("Nothing was done.", "Run it again when you are ready.")),
    );
    try {
      return (await Promise.race([lines.question(hidden ? "" : question), left.promise])).trim();
    } finally {
      lines.close();
      if (hidden) stderr.write("\n");
    }
  }

  /** All of standard input. */
  async readAll(): Promise<string> {
    let text = "";
    for await (const chunk of this.#streams.stdin) text += String(chunk);
    return text;
  }
}
