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
  [{ DATABASE_URL: "mysql://u:secret@h/db" }, "DATABASE_URL must begin with postgres://"],
  [{ DUNNAGE_PUBLIC_URL: "dunnage.example.com" }, "DUNNAGE_PUBLIC_URL must be an address such as"],
  [{ DUNNAGE_ADMIN_EMAIL: "ada" }, "DUNNAGE_ADMIN_EMAIL must be an e-mail address."],
  [{ DUNNAGE_ADMIN_EMAIL: "a@example.com" }, "set DUNNAGE_ADMIN_PASSWORD"],
  [{ DUNNAGE_ADMIN_PASSWORD: "x" }, "set DUNNAGE_ADMIN_EMAIL"],
  [{ DUNNAGE_ADMIN_PASSWORD: "x", DUNNAGE_ADMIN_PASSWORD_FILE: "/p" }, "not both"],
  [{ DUNNAGE_ADMIN_EMAIL: "a@example.com", DUNNAGE_ADMIN_PASSWORD_FILE: "/nonexistent" }, "/nonexistent"],
  [
    { DUNNAGE_LOG_LEVEL: "loud" },
    "DUNNAGE_LOG_LEVEL must be fatal, error, warn, info, debug, trace or silent.",
  ],
  [{ DUNNAGE_SECRET: "short" }, "DUNNAGE_SECRET must be at least 32 characters long. Make one with"],
])("%j is refused in a sentence that names the variable", (variables, sentence) => {
  expect(() => readEnv(variables)).toThrow(sentence);
});

test.each([
  ["0", 0],
  ["80", 80],
  ["07070", 7070],
  ["65535", 65_535],
])("PORT=%s is a port", (PORT, port) => {
  expect(readEnv({ PORT }).port).toBe(port);
});

test.each([
  "http",
  "70000",
  "65536",
  "-1",
  "1.5",
  "0x10",
  "1e3",
  "+80",
  "  ",
  " 80",
  "80 ",
  "٨٠",
  "1".repeat(400),
])("PORT=%j is none, in one sentence", (PORT) => {
  expect(() => readEnv({ PORT })).toThrow(
    /^Wrong in the environment: PORT must be a whole number from 0 to 65535\.$/,
  );
});

test.each([
  ["https://x.example.com", "https://x.example.com"],
  ["HTTPS://X.example.com", "https://x.example.com"],
  ["https://x.example.com:443", "https://x.example.com"],
  ["https://x.example.com/", "https://x.example.com"],
  ["http://127.0.0.1:7070", "http://127.0.0.1:7070"],
  ["http://[::1]:80/", "http://[::1]"],
])("DUNNAGE_PUBLIC_URL=%s is the origin %s", (DUNNAGE_PUBLIC_URL, origin) => {
  expect(readEnv({ DUNNAGE_PUBLIC_URL }).publicUrl?.origin).toBe(origin);
});

test.each([
  ["https://ada:hunter2@x.example.com", "leave out the user name and password"],
  ["https://ada@x.example.com/", "leave out the user name and password"],
  ["https://x.example.com/dunnage", "leave out the path"],
  ["https://x.example.com?a=hunter2", "leave out the query"],
  ["https://x.example.com/#a", "leave out what follows the #"],
  [
    "https://ada:hunter2@x.example.com/a?b",
    "leave out the user name and password and the path and the query",
  ],
  ["https:x.example.com", "must be an address such as"],
  ["https://", "must be an address such as"],
  ["ftp://x.example.com", "must be an address such as"],
])("DUNNAGE_PUBLIC_URL=%s is refused, naming what is wrong", (DUNNAGE_PUBLIC_URL, what) => {
  const read = () => readEnv({ DUNNAGE_PUBLIC_URL });
  expect(read).toThrow(new RegExp(`^Wrong in the environment: DUNNAGE_PUBLIC_URL .*${what}`));
  expect(read).not.toThrow("hunter2");
});

test("all that is wrong is said at once, and no value is repeated", () => {
  const wrong = () => readEnv({ PORT: "x", DATABASE_URL: "mysql://u:hunter2@h/db" });
  expect(wrong).toThrow(/PORT.*DATABASE_URL/);
  expect(wrong).not.toThrow("hunter2");
});
