import type { Page } from "@playwright/test";
import { Secret, TOTP } from "otpauth";
import { administrator, startDunnage } from "../fixtures/dunnage.ts";
import { expect, test } from "../fixtures/test.ts";

/** The app on somebody's phone: the code of the half minute that is so many after this one. */
const codeOf = (secret: string, later = 0) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + later * 30_000 });

async function givePassword(page: Page): Promise<void> {
  await page.getByLabel("E-mail").fill(administrator.email);
  await page.getByLabel("Password", { exact: true }).fill(administrator.password);
  await page.keyboard.press("Enter");
}

const signOut = async (page: Page) => {
  await page.getByRole("button", { name: /account menu/ }).click();
  await page.getByRole("menuitem", { name: "Sign out", exact: true }).click();
};

test("a second factor is set up, asked for, recovered from and reset", async ({ browser, quiet }) => {
  quiet.allow(/40[01]|503/);
  await using dunnage = await startDunnage({
    dockerHost: "unix:///nonexistent/docker.sock",
    withAdministrator: true,
  });
  const page = await browser.newPage({ baseURL: dunnage.url });
  const fetched: string[] = [];
  page.on("request", (request) => fetched.push(new URL(request.url()).pathname));
  await page.goto("/");
  await givePassword(page);
  await expect(page.getByRole("button", { name: /account menu/ })).toBeVisible();
  expect(fetched.filter((path) => /Qr|SecondFactor|CodeForm|Account/.test(path))).toEqual([]);

  await page.goto("/account");
  const panel = page.getByRole("region", { name: "Second factor" });
  await expect(panel).toContainText("It is off.");
  await panel.getByRole("button", { name: "Set it up" }).click();
  await expect(panel.getByLabel("Current password")).toBeFocused();
  await panel.getByLabel("Current password").fill("wrong");
  await page.keyboard.press("Enter");
  await expect(panel.getByRole("alert")).toContainText("current password is not right");
  await panel.getByLabel("Current password").fill(administrator.password);
  await page.keyboard.press("Enter");
  await expect(panel.getByRole("img", { name: /QR code/ })).toBeVisible();
  const secret = (await panel.locator("code").innerText()).replaceAll(" ", "");
  await expect(panel.getByLabel("Code from the app")).toBeFocused();
  await panel.getByLabel("Code from the app").fill("000000");
  await page.keyboard.press("Enter");
  await expect(panel.getByRole("alert")).toContainText("code is not right");
  // The earliest that counts, so that later ones are left for what follows.
  await panel.getByLabel("Code from the app").fill(codeOf(secret, -1));
  await page.keyboard.press("Enter");
  await expect(panel.getByRole("heading", { name: "Your recovery codes" })).toBeFocused();
  const codes = await panel.getByRole("listitem").allInnerTexts();
  expect(codes).toHaveLength(10);
  await panel.getByRole("button", { name: "I have kept them" }).click();
  await expect(panel).toContainText("10 recovery codes are left");
  await expect(panel).not.toContainText(codes[0] ?? "");

  await signOut(page);
  await givePassword(page);
  await expect(page.getByLabel("Code", { exact: true })).toBeFocused();
  await page.getByLabel("Code", { exact: true }).fill("123 456");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert")).toContainText("wrong, too old, or was used before");
  await page.getByRole("button", { name: "Back" }).click();
  await expect(page.getByLabel("E-mail")).toBeFocused();
  await givePassword(page);
  const code = codeOf(secret);
  await page.getByLabel("Code", { exact: true }).fill(code);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: /account menu/ })).toBeVisible();

  await signOut(page);
  await givePassword(page);
  await page.getByLabel("Code", { exact: true }).fill(code);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert")).toContainText("used before");
  await page.getByLabel("Code", { exact: true }).fill(codes[0] ?? "");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: /account menu/ })).toBeVisible();

  await page.goto("/account");
  await expect(panel).toContainText("9 recovery codes are left");
  await panel.getByRole("button", { name: "New recovery codes…" }).click();
  await panel.getByLabel("Current password").fill(administrator.password);
  await panel.getByLabel("Code from the app, or a recovery code").fill(codes[1] ?? "");
  await page.keyboard.press("Enter");
  await expect(panel.getByRole("heading", { name: "Your recovery codes" })).toBeFocused();
  await panel.getByRole("button", { name: "I have kept them" }).click();
  await expect(panel).toContainText("10 recovery codes are left");

  await page.goto("/users");
  await page.getByRole("button", { name: /^Manage/ }).click();
  await page.getByRole("button", { name: "Reset the second factor…" }).click();
  await page.getByRole("button", { name: "Reset it" }).click();
  await expect(page.getByRole("button", { name: "Reset the second factor…" })).toHaveCount(0);
  await page.keyboard.press("Escape");
  await signOut(page);
  await givePassword(page);
  await expect(page.getByRole("button", { name: /account menu/ })).toBeVisible();
  await page.context().close();
});
