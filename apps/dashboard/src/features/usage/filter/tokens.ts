import type { Span } from "./terms.ts";

/** A term as it is written, whatever it means. */
export interface Token extends Span {
  negated: boolean;
  /** What stands before the operator; "": there is none. */
  name: string;
  operator: "" | ":" | "=" | ">" | "<" | ">=" | "<=";
  /** What stands after it, without quotes. */
  value: string;
  /** All of it but for the `-`, without quotes. */
  whole: string;
  quoted: boolean;
}

const head = /([a-z]+)(>=|<=|[:=<>])/iy;
const blank = /\s/;

const operators = [":", "=", ">", "<", ">=", "<="] as const;

/** A text, cut where there is white space outside quotes. A quote that is not closed goes on to the end. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    if (blank.test(text[at] ?? "")) {
      at++;
      continue;
    }
    const token = tokenAt(text, at);
    tokens.push(token);
    at = token.end;
  }
  return tokens;
}

function tokenAt(text: string, at: number): Token {
  const next = text[at + 1];
  const negated = text[at] === "-" && next !== undefined && !blank.test(next);
  const start = negated ? at + 1 : at;
  head.lastIndex = start;
  const [, name = "", sign = ""] = head.exec(text) ?? [];
  const operator = operators.find((one) => one === sign) ?? "";
  const value = valueAt(text, start + name.length + sign.length);
  const whole = name + sign + value.text;
  return { at, end: value.end, negated, name, operator, value: value.text, whole, quoted: value.quoted };
}

function valueAt(text: string, start: number): { text: string; quoted: boolean; end: number } {
  let value = "";
  let within = false;
  let quoted = false;
  let at = start;
  for (; at < text.length; at++) {
    const char = text[at] ?? "";
    if (!within && blank.test(char)) break;
    if (char === '"') {
      within = !within;
      quoted = true;
    } else if (within && char === "\\" && at + 1 < text.length) {
      value += text[++at] ?? "";
    } else {
      value += char;
    }
  }
  return { text: value, quoted, end: at };
}
