import { verify } from "@node-rs/argon2";
import { describe, expect, test, vi } from "vitest";
import { argon2Passwords } from "./passwords.ts";
import { ada, testAuthWithAda } from "./testing/testAuth.ts";
import { Turns } from "./turns.ts";

vi.mock("@node-rs/argon2", { spy: true });

describe("passwords", () => {
  const passwords = argon2Passwords();

  test("are kept as argon2id with at least OWASP's cost, each with a salt of its own", async () => {
    const [one, two] = await Promise.all([passwords.hash("same"), passwords.hash("same")]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(two);
    expect(await passwords.verify(one, "same")).toBe(true);
    expect(await passwords.verify(one, "Same")).toBe(false);
    expect(await passwords.verify(null, "same")).toBe(false);
  });

  // The time would tell who has an account.
  test.each([
    ["somebody", ada.email],
    ["nobody", "nobody@example.com"],
  ])("are checked once, at the same cost, for %s", async (_, email) => {
    const { browser } = await testAuthWithAda();
    vi.mocked(verify).mockClear();
    await browser().signIn("password", { email, password: "a wrong guess" });
    expect(vi.mocked(verify).mock.calls).toEqual([
      [expect.stringMatching(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/), "a wrong guess"],
    ]);
  });
});

describe("turns", () => {
  test("let two run at once, the rest in order, and refuse who is too many", async () => {
    const turns = new Turns(2, 3);
    const log: string[] = [];
    const gates = Array.from({ length: 6 }, () => Promise.withResolvers<void>());
    const work = gates.map((gate, i) =>
      turns
        .take(async () => {
          log.push(`${i} begins`);
          await gate.promise;
        })
        .catch((error: unknown) => String(error)),
    );
    expect(await work[5]).toContain("Refusal");
    expect(log).toEqual(["0 begins", "1 begins"]);
    gates[1]?.resolve();
    await work[1];
    expect(log.at(-1)).toBe("2 begins");
    for (const { resolve } of gates) resolve();
    await Promise.all(work);
    expect(log).toEqual([0, 1, 2, 3, 4].map((i) => `${i} begins`));
  });

  test("go on after a failure", async () => {
    const turns = new Turns(1, 1);
    await expect(turns.take(() => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
    await expect(turns.take(() => Promise.resolve("next"))).resolves.toBe("next");
  });
});
