import type { Page } from "@playwright/test";
import { check, looksOfMany } from "../fixtures/accessible.ts";
import { answer, fail } from "../fixtures/answers.ts";
import { invited, lastAdministrator, sessions, users } from "../fixtures/cannedPeople.ts";
import type { Dunnage } from "../fixtures/dunnage.ts";
import { startSingleSignOn } from "../fixtures/identityProvider.ts";
import { expect, test } from "../fixtures/test.ts";

const forget = (page: Page) => page.unrouteAll({ behavior: "ignoreErrors" });

/** Users, invitations, one's own account, and the ways in. */
for (const { colorScheme, locale, width } of looksOfMany) {
  test(`people, ${locale}, ${colorScheme}, ${width} px`, async ({ browser, dunnage, signedIn, quiet }) => {
    test.setTimeout(240_000);
    quiet.allow(/40[09]/);
    const look = { colorScheme, locale, viewport: { width, height: 900 } };
    const context = await browser.newContext({ ...look, baseURL: dunnage.url, storageState: signedIn });
    const page = await context.newPage();
    await usersPage(page);
    await accountPage(page);
    await context.close();

    const stranger = await (await browser.newContext({ ...look, baseURL: dunnage.url })).newPage();
    await stranger.goto("/invitation");
    await expect(stranger.getByRole("textbox")).toBeFocused();
    await check(stranger, "an invitation without its link");
    await stranger.goto(`/invitation#${"x".repeat(43)}`);
    await stranger.reload();
    await stranger.goto("about:blank");
    await stranger.goto(`/invitation#${"x".repeat(43)}`);
    await stranger.locator('button[type="submit"]').click();
    await expect(stranger.locator('[aria-invalid="true"]').first()).toBeFocused();
    await check(stranger, "an invitation, nothing filled in");
    await stranger.context().close();

    await using sso = await startSingleSignOn({ withAdministrator: true });
    const visitor = await (await browser.newContext({ ...look, baseURL: sso.dunnage.url })).newPage();
    await waysIn(visitor, sso.dunnage, () => sso.goAway());
    await visitor.context().close();
  });
}

async function usersPage(page: Page): Promise<void> {
  await answer(page, ["users", "list"], [...users]);
  await answer(page, ["users", "invitations"], [invited.invitation]);
  await answer(page, ["users", "sessions"], sessions);
  await page.goto("/users");
  await expect(page.getByText(users[0].email)).toBeVisible();
  await expect(page.getByRole("region")).toHaveCount(2);
  await check(page, "users");
  await page.getByRole("main").getByRole("button").first().click();
  await page.locator('main form button[type="submit"]').click();
  await expect(page.locator('[aria-invalid="true"]')).toBeFocused();
  await check(page, "an invitation to be made, nothing filled in");
  await answer(page, ["users", "invite"], invited);
  await page.getByRole("main").getByRole("textbox").fill(invited.invitation.whom);
  await page.locator('main form button[type="submit"]').click();
  await expect(page.locator(`input[value="${invited.link}"]`)).toBeVisible();
  await check(page, "an invitation, shown this once");

  const dialog = page.getByRole("dialog");
  await page.getByRole("button", { name: users[0].name }).first().click();
  await expect(dialog.getByRole("listitem")).toHaveCount(2);
  await dialog.locator("section").last().getByRole("button").click();
  await fail(page, "users.remove", { code: "CONFLICT", httpStatus: 409 }, lastAdministrator);
  await dialog.locator("fieldset").last().getByRole("button").first().click();
  await expect(dialog.getByRole("alert")).toBeVisible();
  await check(page, "somebody, and a removal that is refused");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await page.getByRole("button", { name: users[1].name }).first().click();
  await expect(dialog).toBeVisible();
  await check(page, "somebody who comes by single sign-on");
  await page.keyboard.press("Escape");
  await forget(page);
}

async function accountPage(page: Page): Promise<void> {
  await answer(page, ["session", "list"], sessions);
  await answer(page, ["session", "beginSecondFactor"], {
    secret: "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP",
    uri: "otpauth://totp/Dunnage:Ada?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Dunnage",
  });
  await answer(page, ["session", "confirmSecondFactor"], {
    codes: Array.from({ length: 10 }, (_, i) => `abcd-efgh-ijkl-mno${i}`),
  });
  await page.goto("/account");
  const panels = page.getByRole("region");
  await expect(panels).toHaveCount(3);
  await panels.nth(1).locator('button[type="submit"]').click();
  await expect(page.locator('[aria-invalid="true"]')).toBeFocused();
  const secondFactor = panels.nth(2);
  await secondFactor.getByRole("button").click();
  await expect(secondFactor.locator("input")).toBeFocused();
  await check(page, "one's own account");
  await page.keyboard.type("a password");
  await page.keyboard.press("Enter");
  await expect(secondFactor.getByRole("img")).toBeVisible();
  await check(page, "a second factor to be confirmed");
  await secondFactor.locator("input").fill("123456");
  await page.keyboard.press("Enter");
  await expect(secondFactor.getByRole("listitem")).toHaveCount(10);
  await check(page, "recovery codes, shown this once");
  await answer(page, ["session", "account"], {
    signsInBy: "password",
    secondFactor: { on: true, codesLeft: 3 },
  });
  await page.goto("/account");
  await secondFactor.getByRole("button").last().click();
  await expect(secondFactor.locator("input")).toHaveCount(2);
  await check(page, "a second factor to be turned off");
  await answer(page, ["session", "account"], {
    signsInBy: "provider",
    secondFactor: { on: false, codesLeft: 0 },
  });
  await page.goto("/account");
  await expect(panels).toHaveCount(2);
  await check(page, "one's own account by single sign-on");
  await forget(page);
}

async function waysIn(page: Page, dunnage: Dunnage, goAway: () => Promise<void>): Promise<void> {
  await page.goto("/");
  const sso = page.getByRole("button", { name: /Example ID/ });
  await expect(sso).toBeVisible();
  await check(page, "sign-in with both ways");
  await goAway();
  await sso.click();
  await expect(page.getByRole("alert")).toBeVisible();
  await check(page, "sign-in, the provider away");
  await page.route("**/api/auth/callback/password*", (route) =>
    route.fulfill({
      json: { url: `${dunnage.url}/sign-in?error=CredentialsSignin&code=second_factor_needed` },
    }),
  );
  await page.locator('input[type="email"]').fill("ada@example.com");
  await page.locator('input[type="password"]').fill("a password");
  await page.keyboard.press("Enter");
  await expect(page.locator('input[name="code"]')).toBeFocused();
  await check(page, "sign-in, the second factor");
}
