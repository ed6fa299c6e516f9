import { DomainError } from "@dunnage/api";
import { afterEach, describe, expect, test, vi } from "vitest";
import { ada, testAuth, testAuthWithAda } from "./testing/testAuth.ts";

const wrong = { ...ada, password: "wrong password" };
const MINUTE_MS = 60_000;

afterEach(() => {
  vi.useRealTimers();
});

describe("signing in", () => {
  test("works with the address in any case", async () => {
    const { browser } = await testAuthWithAda();
    const visitor = browser();
    expect(await visitor.signIn("password", { ...ada, email: "ADA@Example.com" })).toBeNull();
    expect(await visitor.session()).toMatchObject({ user: { email: ada.email, role: "administrator" } });
  });

  test("works however the keyboard composes the password's letters", async () => {
    const { auth, browser } = testAuth();
    await auth.prepareFirstRun({ adminEmail: ada.email, adminPassword: "cafe\u0301 au lait bien noir" });
    expect(
      await browser().signIn("password", { ...ada, password: "caf\u00e9 au lait bien noir" }),
    ).toBeNull();
  });

  test.each([
    ["a wrong password", wrong],
    ["nobody's address", { ...ada, email: "nobody@example.com" }],
    ["what is no address", { ...ada, email: "ada\u0000@example.com" }],
    ["no password", { email: ada.email }],
    ["an enormous password", { ...ada, password: "x".repeat(500_000) }],
    ["nothing", {}],
  ])("is refused in the same words for %s", async (_, form) => {
    const { browser, logged } = await testAuthWithAda();
    const visitor = browser();
    expect(await visitor.signIn("password", form)).toBe("invalid_credentials");
    expect(await visitor.session()).toBeNull();
    expect(logged()).not.toMatch(/wrong password|correct horse|at \w+.*\.ts/);
  });

  test("says so when the database is full or away, counts that against nobody, and works again afterwards", async () => {
    const { browser, stores, logged } = await testAuthWithAda();
    for (const code of ["database_full", "database_unavailable"] as const) {
      stores.outage = new DomainError(code);
      for (let i = 0; i < 6; i++) expect(await browser().signIn("password", ada)).toBe(code);
    }
    stores.outage = null;
    expect(await browser().signIn("password", ada)).toBeNull();
    expect(logged()).not.toMatch(/^error/m);
  });

  test("says no more than `internal` of a defect, and logs it", async () => {
    const { browser, stores, logged } = await testAuthWithAda();
    stores.outage = new Error("select secret from vault");
    expect(await browser().signIn("password", ada)).toBe("internal");
    expect(logged()).toMatch(/^error sign-in failed .*select secret from vault/m);
  });
});

describe("failed attempts", () => {
  const clock = () => vi.useFakeTimers({ toFake: ["Date", "setTimeout", "clearTimeout"] });

  test("are limited to 5 in 15 minutes for one address on one account, the right password included", async () => {
    clock();
    const { browser } = await testAuthWithAda();
    for (let i = 0; i < 5; i++) expect(await browser().signIn("password", wrong)).toBe("invalid_credentials");
    expect(await browser().signIn("password", ada)).toBe("too_many_attempts");
    expect(await browser().signIn("password", { ...ada, email: "ADA@example.com" })).toBe(
      "too_many_attempts",
    );
    // Neither another address nor another account suffers.
    expect(await browser("203.0.113.9").signIn("password", ada)).toBeNull();
    expect(await browser().signIn("password", { ...ada, email: "bob@example.com" })).toBe(
      "invalid_credentials",
    );

    vi.advanceTimersByTime(15 * MINUTE_MS - 1000);
    expect(await browser().signIn("password", ada)).toBe("too_many_attempts");
    vi.advanceTimersByTime(1001);
    expect(await browser().signIn("password", ada)).toBeNull();
  });

  test("are those that could have been right: a malformed form counts nowhere", async () => {
    const { browser } = await testAuthWithAda();
    for (let i = 0; i < 31; i++) await browser().signIn("password", { email: ada.email });
    expect(await browser().signIn("password", ada)).toBeNull();
  });

  test("are forgotten by a success", async () => {
    const { browser } = await testAuthWithAda();
    for (let round = 0; round < 2; round++) {
      for (let i = 0; i < 4; i++) await browser().signIn("password", wrong);
      expect(await browser().signIn("password", ada)).toBeNull();
    }
  });

  test("count from their beginning, so that many at once do not slip through", async () => {
    const { browser } = await testAuthWithAda();
    const codes = await Promise.all(Array.from({ length: 40 }, () => browser().signIn("password", wrong)));
    expect(codes.filter((code) => code === "invalid_credentials")).toHaveLength(5);
    expect(codes.filter((code) => code === "too_many_attempts")).toHaveLength(35);
  });

  test("are limited to 30 for one address on all accounts, where a success pays nothing back", async () => {
    const { browser } = await testAuthWithAda();
    for (let i = 0; i < 30; i++) {
      expect(await browser().signIn("password", { ...ada, email: `${i}@example.com` })).toBe(
        "invalid_credentials",
      );
      if (i === 15) expect(await browser().signIn("password", ada)).toBeNull();
    }
    expect(await browser().signIn("password", ada)).toBe("too_many_attempts");
    expect(await browser("203.0.113.9").signIn("password", ada)).toBeNull();
  });

  test("are counted by the first 64 bits of an IPv6 address, and by the IPv4 address that one holds", async () => {
    const { browser } = await testAuthWithAda();
    for (let i = 0; i < 5; i++) await browser(`2001:db8::${i}`).signIn("password", wrong);
    expect(await browser("2001:db8:0:0:ffff::1").signIn("password", ada)).toBe("too_many_attempts");
    expect(await browser("2001:db8:0:1::1").signIn("password", ada)).toBeNull();
    for (let i = 0; i < 5; i++) await browser("::ffff:192.0.2.7").signIn("password", wrong);
    expect(await browser("192.0.2.7").signIn("password", ada)).toBe("too_many_attempts");
    expect(await browser("::ffff:192.0.2.8").signIn("password", ada)).toBeNull();
  });

  test("on one account from everywhere lock it after 50 in an hour, no sooner", async () => {
    clock();
    const { browser } = await testAuthWithAda();
    const from = (i: number) => browser(`198.51.100.${i}`);
    for (let i = 0; i < 49; i++) expect(await from(i).signIn("password", wrong)).toBe("invalid_credentials");
    expect(await from(100).signIn("password", ada)).toBeNull();
    expect(await from(50).signIn("password", wrong)).toBe("invalid_credentials");
    expect(await from(101).signIn("password", ada)).toBe("too_many_attempts");
    vi.advanceTimersByTime(60 * MINUTE_MS);
    expect(await from(101).signIn("password", ada)).toBeNull();
  });

  test("that are refused do not use up the account's own limit", async () => {
    const { browser } = await testAuthWithAda();
    for (let i = 0; i < 80; i++) await browser().signIn("password", wrong);
    expect(await browser("203.0.113.9").signIn("password", ada)).toBeNull();
  });
});
