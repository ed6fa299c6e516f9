import { amountText } from "./quantities.ts";
import { isFlag, kindNames, type Term, type Test } from "./terms.ts";

type Asked = Pick<Term, "test" | "negated">;

/** Terms, as `parse` reads them. */
export const print = (terms: readonly Asked[]): string => terms.map(termText).join(" ");

export const termText = ({ test, negated }: Asked): string => (negated ? "-" : "") + testText(test);

function testText(test: Test): string {
  switch (test.is) {
    case "word":
      return isPlain(test.text) && !isFlag(test.text.toLowerCase()) && !/^-|[:<>=]/.test(test.text)
        ? test.text
        : quoted(test.text);
    case "text":
      return `${test.field}:${isPlain(test.value) ? test.value : quoted(test.value)}`;
    case "kind":
      return `kind:${kindNames[test.kind]}`;
    case "flag":
      return test.flag;
    case "measure":
      return test.measure + test.comparison + amountText(test.measure, test.amount);
  }
}

const isPlain = (text: string): boolean => text !== "" && !/[\s"]/.test(text);

const quoted = (text: string): string => `"${text.replace(/["\\]/g, "\\$&")}"`;
