import { createConfig, lintFromString } from "@redocly/openapi-core";
import { expect, test } from "vitest";
import { z } from "zod";
import { procedures } from "../http/procedures.ts";
import { addresses } from "./addresses.ts";
import { alternativesOf } from "./answerNames.ts";
import { openApiDocument } from "./document.ts";
import { operations } from "./operations.ts";

const document = openApiDocument();

test("the document is valid OpenAPI 3.1, by every rule that Redocly recommends", async () => {
  const config = await createConfig({ extends: ["recommended-strict"] });
  const lint = async (source: unknown) =>
    (await lintFromString({ source: JSON.stringify(source), absoluteRef: "/openapi.json", config })).map(
      ({ message, location: [at] }) => `${message} ${at?.pointer}`,
    );
  expect(document.openapi).toMatch(/^3\.1\./);
  expect(await lint(document)).toEqual([]);
  expect(await lint({ ...document, paths: { "/a/{b}": { get: {} } } })).not.toEqual([]);
});

test("every procedure is there once", () => {
  expect(Object.keys(addresses).toSorted()).toEqual([...procedures.keys()].toSorted());
  expect(new Set(Object.values(addresses)).size).toBe(procedures.size);
  const ids = Object.values(document.paths).flatMap((path) => Object.values(path).map((o) => o.operationId));
  expect(ids).toHaveLength(procedures.size);
});

test.each(operations.map((operation) => [operation.name, operation] as const))(
  "%s has a verb that suits it, and says what it does",
  (_name, operation) => {
    expect(operation.method === "GET").toBe(operation.type !== "mutation");
    const { summary, description } = documentedAs(operation) ?? {};
    expect(summary).toMatch(/^\S.*[^.:]$/);
    expect(description).toContain(operation.least === null ? "no login" : `the role ${operation.least}.`);
  },
);

const documentedAs = ({ path, method }: (typeof operations)[number]) =>
  document.paths[`/api/v1${path}`]?.[method.toLowerCase()];

test("every name in it is in snake_case, but for one that problems had before", () => {
  const names = Object.values(document.components.schemas).flatMap((schema) => propertiesIn(schema));
  const parameters = Object.values(document.paths).flatMap((path) =>
    Object.values(path).flatMap((operation) =>
      (operation.parameters ?? []).filter((p) => p.in !== "header").map(({ name }) => name),
    ),
  );
  expect(names.length).toBeGreaterThan(200);
  const camel = [...names, ...parameters].filter((name) => !/^[a-z0-9]+(_[a-z0-9]+)*$/.test(name));
  expect(camel).toEqual(["requestId"]);
});

function propertiesIn(value: unknown): string[] {
  if (value === null || typeof value !== "object") return [];
  const own = "properties" in value && typeof value.properties === "object" ? value.properties : {};
  return [...Object.keys(own ?? {}), ...Object.values(value).flatMap(propertiesIn)];
}

test("no input has names in it that are somebody else's: every key of a body is renamed", () => {
  const open = operations.filter(({ input }) => input && hasOpenKeys(input)).map(({ name }) => name);
  expect(open).toEqual([]);
  expect(hasOpenKeys(z.object({ a: z.array(z.record(z.string(), z.string())).optional() }))).toBe(true);
});

function hasOpenKeys(schema: z.core.$ZodType): boolean {
  return alternativesOf(schema).some((one) => {
    if (one instanceof z.ZodObject)
      return Object.values<z.core.$ZodType>(one.shape).some((field) => hasOpenKeys(field));
    if (one instanceof z.ZodArray) return hasOpenKeys(one.element);
    return one instanceof z.ZodRecord || one instanceof z.ZodUnknown || one instanceof z.ZodAny;
  });
}

test("every parameter is a text, a number or a boolean", () => {
  for (const { name, fields } of operations)
    for (const schema of [...fields.path.values(), ...fields.query.values(), ...fields.header.values()]) {
      const kinds = alternativesOf(schema).map((one) => one._zod.def.type);
      expect([name, ["string", "number", "boolean", "enum"]]).toEqual([name, expect.arrayContaining(kinds)]);
    }
});

test("what stands in more than one place stands once", () => {
  expect(Object.keys(document.components.schemas)).toEqual(
    expect.arrayContaining(["SystemInfo", "Rules", "ContainersRule", "ErrorReport", "Problem", "Bytes"]),
  );
  expect(JSON.stringify(document.paths).length).toBeLessThan(65_000);
});

test("the contract's doc comments are in it, under the names that are used here", () => {
  const { KeptReason, SystemStats, Rules } = document.components.schemas;
  expect(KeptReason?.description).toContain("- `changed`: It came into use");
  expect(SystemStats?.properties?.total_images?.description).toContain("`docker image ls`");
  expect(Rules?.description).toContain("- `build_cache`:");
});
