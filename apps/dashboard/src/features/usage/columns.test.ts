import { expect, test } from "vitest";
import { columnsOf, usualColumns } from "./columns.ts";
import { template } from "./looks.ts";
import { chosenIn } from "./useColumns.ts";

test("chosen columns stand in their order, the name among them, and nothing that the kind has not", () => {
  expect(chosenIn("images", "labels bytes state colour")).toEqual(["name", "bytes", "labels"]);
  expect(chosenIn("images", "")).toEqual(["name"]);
  expect(chosenIn("volumes", null)).toEqual(usualColumns("volumes"));
});

test("a network takes no disk, and its id is shown on demand", () => {
  expect(columnsOf("networks")).not.toContain("bytes");
  expect(columnsOf("networks")).toContain("id");
  expect(usualColumns("networks")).not.toContain("id");
});

test("each column has its width, the box to tick its own", () => {
  expect(template("containers", ["name", "bytes"], true)).toBe("1.25rem minmax(0,5fr) 7rem");
  expect(template("buildCache", ["name", "state"], false)).toBe("minmax(0,5fr) 8rem");
});
