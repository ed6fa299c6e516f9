import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readEnv } from "./env.ts";

const folder = mkdtempSync(join(tmpdir(), "dunnage-env-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("what is not set has its default, and an empty variable is not set", () => {
  expect(readEnv({ PORT: "", DUNNAGE_PUBLIC_URL: "" })).toMatchObject({
    port: 7070,
    listenHost: "127.0.0.1",
    publicUrl: undefined,
    admin: undefined,
    databaseUrl: undefined,
  });
});

test("the password of the first administrator may lie in a file, whose last line break does not count", () => {
  const file = join(folder, "password");
  writeFileSync(file, "a long password\n");
  const env = readEnv({ DUNNAGE_ADMIN_EMAIL: "a@example.com", DUNNAGE_ADMIN_PASSWORD_FILE: file });
  expect(env.admin).toEqual({ email: "a@example.com", password: "a long password" });
});

test.each([
  [{ PORT: "http" }, "PORT must be a number."],
  [{ PORT: "70000" }, "PORT must be at most 65535."],
  [{ PORT: "1.5" }, "PORT must be whole."],
  [{ DATABASE_URL: "mysql://u:secret@h/db" }, "DATABASE_URL must begin with postgres://"],
  [{ DUNNAGE_PUBLIC_URL: "dunnage.example.com" }, "DUNNAGE_PUBLIC_URL must be an address such as"],
  [{ DUNNAGE_PUBLIC_URL: "https://example.com/dunnage" }, "DUNNAGE_PUBLIC_URL must be an origin alone"],
  [{ DUNNAGE_ADMIN_EMAIL: "ada" }, "DUNNAGE_ADMIN_EMAIL must be an e-mail address."],
  [{ DUNNAGE_ADMIN_EMAIL: "a@example.com" }, "set DUNNAGE_ADMIN_PASSWORD"],
  [{ DUNNAGE_ADMIN_PASSWORD: "x" }, "set DUNNAGE_ADMIN_EMAIL"],
  [{ DUNNAGE_ADMIN_PASSWORD: "x", DUNNAGE_ADMIN_PASSWORD_FILE: "/p" }, "not both"],
  [{ DUNNAGE_ADMIN_EMAIL: "a@example.com", DUNNAGE_ADMIN_PASSWORD_FILE: "/nonexistent" }, "/nonexistent"],
  [{ DUNNAGE_LOG_LEVEL: "loud" }, "DUNNAGE_LOG_LEVEL"],
])("%j is refused in a sentence that names the variable", (variables, sentence) => {
  expect(() => readEnv(variables)).toThrow(sentence);
});

test("all that is wrong is said at once, and no value is repeated", () => {
  const wrong = () => readEnv({ PORT: "x", DATABASE_URL: "mysql://u:hunter2@h/db" });
  expect(wrong).toThrow(/PORT.*DATABASE_URL/);
  expect(wrong).not.toThrow("hunter2");
});
