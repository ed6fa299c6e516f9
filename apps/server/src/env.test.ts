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

test("a proxy on this machine is believed where there may be one, and others that are named", () => {
  const DUNNAGE_PUBLIC_URL = "https://dunnage.example.com";
  expect(readEnv({}).trustedProxies).toEqual([]);
  expect(readEnv({ DUNNAGE_PUBLIC_URL }).trustedProxies).toEqual(["loopback"]);
  const named = readEnv({ DUNNAGE_TRUSTED_PROXIES: "172.18.0.0/16, fd00::/8,loopback" });
  expect(named.trustedProxies).toEqual(["172.18.0.0/16", "fd00::/8", "loopback"]);
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
  [{ DUNNAGE_TRUSTED_PROXIES: "proxy.example.com" }, "DUNNAGE_TRUSTED_PROXIES must be addresses or networks"],
  [{ DUNNAGE_TRUSTED_PROXIES: "10.0.0.0/33" }, "DUNNAGE_TRUSTED_PROXIES must be addresses or networks"],
  [{ DUNNAGE_SECRET: "short" }, "DUNNAGE_SECRET must be at least 32 characters long. Make one with"],
])("%j is refused in a sentence that names the variable", (variables, sentence) => {
  expect(() => readEnv(variables)).toThrow(sentence);
});

const sso = {
  DUNNAGE_OIDC_ISSUER: "https://id.example.com/realms/ours",
  DUNNAGE_OIDC_CLIENT_ID: "dunnage",
  DUNNAGE_OIDC_CLIENT_SECRET: "hunter2",
  DUNNAGE_OIDC_ADMINISTRATORS: "ops, /platform team ,",
};

test("single sign-on is set up from the environment", () => {
  expect(readEnv({})).toMatchObject({ sso: null, passwords: true });
  expect(readEnv({ ...sso, DUNNAGE_PASSWORDS: "off" })).toMatchObject({
    passwords: false,
    sso: {
      issuer: sso.DUNNAGE_OIDC_ISSUER,
      clientId: "dunnage",
      clientSecret: "hunter2",
      scopes: "openid profile email",
      groupsClaim: "groups",
      groups: { viewer: [], operator: [], administrator: ["ops", "/platform team"] },
    },
  });
  const file = join(folder, "client-secret");
  writeFileSync(file, "from a file\n");
  const { DUNNAGE_OIDC_CLIENT_SECRET: _, ...rest } = sso;
  expect(readEnv({ ...rest, DUNNAGE_OIDC_CLIENT_SECRET_FILE: file }).sso?.clientSecret).toBe("from a file");
});

test.each([
  [{ DUNNAGE_PASSWORDS: "off" }, "DUNNAGE_PASSWORDS=off leaves nobody a way to sign in"],
  [{ DUNNAGE_PASSWORDS: "no" }, "DUNNAGE_PASSWORDS must be on or off."],
  [{ DUNNAGE_OIDC_CLIENT_ID: "dunnage" }, "Set DUNNAGE_OIDC_ISSUER too"],
  [{ ...sso, DUNNAGE_OIDC_CLIENT_ID: "" }, "Set DUNNAGE_OIDC_CLIENT_ID too"],
  [{ ...sso, DUNNAGE_OIDC_CLIENT_SECRET: "" }, "Set DUNNAGE_OIDC_CLIENT_SECRET (or ..._FILE) too"],
  [{ ...sso, DUNNAGE_OIDC_ADMINISTRATORS: " , " }, "the groups that may sign in, or nobody could"],
  [{ ...sso, DUNNAGE_OIDC_ISSUER: "id.example.com" }, "DUNNAGE_OIDC_ISSUER must be the provider's address"],
  [{ ...sso, DUNNAGE_OIDC_ISSUER: "http://id.example.com" }, "DUNNAGE_OIDC_ISSUER must begin with https://"],
  [{ ...sso, DUNNAGE_OIDC_SCOPES: "profile" }, "DUNNAGE_OIDC_SCOPES must have openid among them"],
  [{ ...sso, DUNNAGE_OIDC_CLIENT_SECRET_FILE: "/s" }, "not both"],
])("single sign-on of %j is refused in a sentence", (variables, sentence) => {
  expect(() => readEnv(variables)).toThrow(sentence);
  expect(() => readEnv(variables)).not.toThrow("hunter2");
});

test("a provider on this machine may speak plain http", () => {
  for (const DUNNAGE_OIDC_ISSUER of ["http://127.0.0.1:9000", "http://localhost:9000", "http://[::1]:9000"])
    expect(readEnv({ ...sso, DUNNAGE_OIDC_ISSUER }).sso?.issuer).toBe(DUNNAGE_OIDC_ISSUER);
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
