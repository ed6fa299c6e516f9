import { startRegistry } from "@dunnage/throwaway-engine";
import { check, looks } from "../fixtures/accessible.ts";
import { answer } from "../fixtures/answers.ts";
import { expect, test } from "../fixtures/test.ts";

const login = { username: "ada", password: "secret" };

test("a registry is added, checked, edited and removed, by keyboard", async ({ own: { page } }) => {
  await using registry = await startRegistry({ login });
  await page.goto("/registries");
  await expect(page.getByText("No registry is known here yet")).toBeVisible();
  await page.getByRole("button", { name: "Add a registry" }).press("Enter");
  const form = page.getByRole("form", { name: "Add a registry" });
  await expect(form.getByLabel("Name")).toBeFocused();

  // What is wrong is said by its field, and led to.
  await form.getByRole("button", { name: "Save and check" }).press("Enter");
  await expect(form.getByLabel("Name")).toHaveAccessibleDescription(/Give a name/);
  await form.getByLabel("Name").fill("Ours");
  await form.getByLabel("Address").fill(registry.url);
  await form.getByRole("button", { name: "Save and check" }).press("Enter");
  await expect(page.getByText("Asks for credentials")).toBeVisible();
  await expect(page.getByRole("button", { name: "Add a registry" })).toBeFocused();

  await page.getByRole("button", { name: "Edit Ours" }).press("Enter");
  const edit = page.getByRole("form", { name: "Edit Ours" });
  await edit.getByLabel("New ones").check();
  await edit.getByLabel("User name").fill(login.username);
  await edit.getByLabel("Password or token").fill(login.password);
  await edit.getByRole("button", { name: "Save and check" }).press("Enter");
  await expect(page.getByText("It took the credentials.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Edit Ours" })).toBeFocused();
  await page.reload();
  await expect(page.getByText("It took the credentials.")).toBeVisible();
  expect(await page.content()).not.toContain(login.password);

  // They were for the old address.
  await page.getByRole("button", { name: "Edit Ours" }).press("Enter");
  await edit.getByLabel("Address").fill("http://127.0.0.1:9");
  await expect(edit.getByText("so they go with it")).toBeVisible();
  await edit.getByRole("button", { name: "Save and check" }).press("Enter");
  await expect(page.getByText("Cannot be reached")).toBeVisible();
  await expect(page.getByText("without credentials")).toBeVisible();

  await page.getByRole("button", { name: "Remove Ours" }).press("Enter");
  await expect(page.getByText("Ours is removed.")).toBeVisible();
  await page.getByRole("button", { name: "Add it again" }).press("Enter");
  await expect(page.getByText("Cannot be reached")).toBeVisible();
});

const at = "2026-01-02T03:04:05.000Z";
const known = (
  id: string,
  outcome: "signed_in" | "certificate_not_trusted" | "failed",
  detail: string | null,
) => ({
  id,
  name: `${outcome} ${"with a long name ".repeat(3)}`,
  url: `https://${"registry-".repeat(8)}.example.com`,
  createdAt: at,
  hasCredentials: true,
  lastCheck: { at, outcome, detail },
});

for (const { colorScheme, locale, width } of looks) {
  test(`registries, ${locale}, ${colorScheme}, ${width} px`, async ({ browser, dunnage, signedIn }) => {
    test.slow();
    const look = { colorScheme, locale, viewport: { width, height: 900 } };
    const context = await browser.newContext({ ...look, baseURL: dunnage.url, storageState: signedIn });
    const page = await context.newPage();
    const main = page.getByRole("main");
    await answer(page, ["registries", "list"], []);
    await page.goto("/registries");
    await expect(main.getByRole("region").getByRole("paragraph").first()).toBeVisible();
    await check(page, "registries, none");
    await page.unrouteAll({ behavior: "ignoreErrors" });

    await answer(
      page,
      ["registries", "list"],
      [
        known("a", "signed_in", null),
        known("b", "certificate_not_trusted", "SELF_SIGNED_CERT_IN_CHAIN"),
        known("c", "failed", "503"),
      ],
    );
    await page.goto("/registries");
    await expect(main.getByText("503")).toBeVisible();
    await check(page, "registries");
    await main.getByRole("listitem").last().getByRole("button").last().click();
    await check(page, "registries, asked whether to remove one");
    await main.getByRole("listitem").first().getByRole("button").nth(1).click();
    await main.getByRole("radio").nth(1).check();
    await main.locator('button[type="submit"]').click();
    await expect(main.locator('[aria-invalid="true"]').first()).toBeFocused();
    await check(page, "a registry that is edited, and what is wrong with it");
    await page.unrouteAll({ behavior: "ignoreErrors" });
    await context.close();
  });
}
