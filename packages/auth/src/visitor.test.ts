import { expect, test } from "vitest";
import { ada, testAuth, testAuthWithAda } from "./testing/testAuth.ts";

test("where the host is made up anybody comes in as its one user, and is signed out as anybody else", async () => {
  const { auth, browser } = testAuth({ visitor: ada.email });
  await auth.prepareFirstRun({ adminEmail: ada.email, adminPassword: ada.password });
  const somebody = browser();
  expect(await somebody.providers()).toContain("demo");
  expect(await somebody.signIn("demo", {})).toBeNull();
  expect(await somebody.session()).toMatchObject({ user: { email: ada.email, role: "administrator" } });
  await somebody.signOut();
  expect(await somebody.session()).toBeNull();
});

test("everywhere else nobody does: the way is neither offered nor taken", async () => {
  const { browser } = await testAuthWithAda();
  const somebody = browser();
  expect(await somebody.providers()).not.toContain("demo");
  expect(await somebody.signIn("demo", {})).toBe("Configuration");
  expect(await somebody.session()).toBeNull();
});
