import type { Page } from "@playwright/test";
import { expect, signIn, test } from "../fixtures/test.ts";

/** What a program gets at each kind of address with this token. */
const statuses = (url: string, token: string) =>
  Promise.all(
    ["/api/trpc/session.current", "/api/v1/docker/system/info/", "/metrics"].map(async (path) => {
      const { status } = await fetch(url + path, { headers: { authorization: `Bearer ${token}` } });
      return status;
    }),
  );

const create = async (page: Page, name: string, role: string) => {
  await page.getByRole("button", { name: "New token" }).click();
  const dialog = page.getByRole("dialog", { name: "New API token" });
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByRole("radio", { name: role }).check();
  await dialog.getByRole("button", { name: "Create token" }).click();
  const ready = page.getByRole("dialog", { name: `${name} is ready` });
  await expect(ready).toContainText("It is not shown again");
  return ready;
};

test("a token is made in the browser, used by a program, seen in use, and revoked", async ({
  browser,
  dunnage,
  signedIn,
}) => {
  const context = await browser.newContext({
    baseURL: dunnage.url,
    storageState: signedIn,
    permissions: ["clipboard-read", "clipboard-write"],
  });
  const page = await context.newPage();
  await page.goto("/");
  await page.getByRole("link", { name: "Settings" }).click();
  await page.getByRole("link", { name: "API tokens" }).click();
  await expect(page.getByText("There is no token here yet")).toBeVisible();

  const ready = await create(page, "prometheus", "Administrator");
  const pasted = async (button: string) => {
    await ready.getByRole("button", { name: button }).click();
    return page.evaluate(() => navigator.clipboard.readText());
  };
  const secret = await pasted("Copy the token");
  expect(secret).toMatch(/^dunnage_[0-9a-f]{64}$/);
  await expect(ready.locator("pre").first()).toHaveText(secret);
  const example = await pasted("Copy the example");
  expect(example).toContain(`DUNNAGE_TOKEN=${secret}\n`);
  expect(example).toContain(`Bearer $DUNNAGE_TOKEN" ${dunnage.url}/api/v1/docker/system/info/`);
  // A click beside it takes it away from nobody.
  await page.mouse.click(5, 5);
  await expect(ready).toBeVisible();
  await ready.getByRole("button", { name: "Done" }).click();
  await expect(ready).toBeHidden();
  await expect(page.getByRole("button", { name: "New token" })).toBeFocused();
  await expect(page.locator("body")).not.toContainText(secret);

  const row = page.getByRole("listitem").filter({ hasText: "prometheus" });
  await expect(row).toContainText(`ends with ${secret.slice(-4)}`);
  await expect(row).toContainText("Administrator");
  await expect(row).toContainText("Expires");
  await expect(row).toContainText("Never used");
  expect(await statuses(dunnage.url, secret)).toEqual([200, 200, 200]);
  await page.reload();
  await expect(row).toContainText(/Used .* ago/);
  await expect(row).toContainText("from 127.0.0.1");

  await row.getByRole("button", { name: "Revoke prometheus…" }).click();
  await expect(page.getByRole("button", { name: "Revoke it" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(row.getByRole("button", { name: "Revoke prometheus…" })).toBeFocused();
  expect(await statuses(dunnage.url, secret)).toEqual([200, 200, 200]);
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Revoke it" }).click();
  await expect(page.getByText("prometheus is revoked.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Dismiss" })).toBeFocused();
  await expect(row).toBeHidden();
  expect(await statuses(dunnage.url, secret)).toEqual([401, 401, 401]);

  await page.getByRole("link", { name: "Audit log" }).click();
  await expect(page.getByText("Revoked an API token")).toBeVisible();
  await context.close();
});

test("a name is asked for, and what another token did is told in the audit log", async ({
  own: { page, dunnage },
}) => {
  await page.goto("/tokens");
  await page.getByRole("button", { name: "New token" }).click();
  await page.getByRole("button", { name: "Create token" }).click();
  await expect(page.getByLabel("Name")).toBeFocused();
  await expect(page.getByText("Give it a name.")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();

  const ready = await create(page, "nightly", "Operator");
  const secret = await ready.locator("pre").first().innerText();
  await page.keyboard.press("Escape");
  const { status } = await fetch(`${dunnage.url}/api/v1/docker/system/cleanup`, {
    method: "POST",
    headers: { authorization: `Bearer ${secret}`, "content-type": "application/json" },
    body: JSON.stringify({ containers: true }),
  });
  expect(status).toBe(200);
  await page.goto("/audit");
  await expect(page.getByText("Administrator, by the token nightly")).toBeVisible();
  await page.goto("/history");
  await page.getByRole("main").getByRole("listitem").getByRole("link").first().click();
  await expect(page.getByRole("definition").filter({ hasText: "nightly" })).toBeVisible();
});

test("a token that somebody else revoked meanwhile is told of as that", async ({
  own: { page, dunnage },
  browser,
  quiet,
}) => {
  quiet.allow(/404|ERR_FAILED/);
  await page.goto("/tokens");
  const ready = await create(page, "ci", "Viewer");
  await ready.getByRole("button", { name: "Done" }).click();
  const other = await browser.newPage({ baseURL: dunnage.url });
  await signIn(other);
  await other.goto("/tokens");
  for (const one of [page, other]) await one.getByRole("button", { name: "Revoke ci…" }).click();
  // Its list must not be asked for anew before the button is pressed.
  await page.route(/tokens\.list/, (route) => route.abort());
  await other.getByRole("button", { name: "Revoke it" }).click();
  await expect(other.getByText("ci is revoked.")).toBeVisible();
  await page.getByRole("button", { name: "Revoke it" }).click();
  await expect(page.getByText("There is no such token any more.")).toBeVisible();
  await other.close();
});
