import { administrator, startDunnage } from "../fixtures/dunnage.ts";
import { expect, test } from "../fixtures/test.ts";

test("the first administrator is created by the one-time link, once", async ({ page, engine }) => {
  await using dunnage = await startDunnage({ dockerHost: engine.host, withAdministrator: false });
  const link = dunnage.setupLink ?? "";
  expect(link).toMatch(/\/setup#\S{20,}$/);

  // Without the link nobody gets in, and the page says where to find it.
  await page.goto(dunnage.url);
  await expect(page.getByRole("heading", { name: "Set up Dunnage" })).toBeVisible();
  await expect(page.getByText("one-time link that Dunnage printed")).toBeVisible();
  await expect(page.getByLabel("One-time link")).toBeFocused();

  // A part of the link is known for one at once.
  await page.goto(`${dunnage.url}/setup#not-the-token`);
  await expect(page.getByRole("alert")).toContainText("not complete");
  await expect(page.getByLabel("One-time link")).toBeFocused();
  await expect(page.getByLabel("One-time link")).toHaveAccessibleDescription(/not complete/);
  await page.getByLabel("One-time link").fill(link.slice(0, -1));
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("alert")).toContainText("not complete");

  // A link that a newer one has replaced, which only the server knows.
  await page.getByLabel("One-time link").fill(link.replace(/#.*/, `#${"x".repeat(43)}`));
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByLabel("Name", { exact: true })).toBeFocused();
  await fillIn("A good long password");
  await page.getByRole("button", { name: "Create administrator" }).click();
  await expect(page.getByRole("alert")).toContainText("not valid");

  await page.goto("about:blank");
  await page.goto(link);
  await fillIn("short");
  await page.getByRole("button", { name: "Create administrator" }).click();
  await expect(page.getByLabel("Password", { exact: true })).toHaveAccessibleDescription(
    /12 to 200 characters/,
  );
  await expect(page.getByLabel("Password", { exact: true })).toBeFocused();
  await expect(page).not.toHaveURL(/#/);
  await expect(page.getByRole("main")).toMatchAriaSnapshot(`
    - main:
      - heading "Set up Dunnage" [level=1]
      - textbox "Name": ${administrator.name}
      - textbox "E-mail": ${administrator.email}
      - textbox "Password": short
      - paragraph: /12 to 200 characters/
      - button "Create administrator"
  `);

  await page.getByLabel("Password", { exact: true }).fill(administrator.password);
  await page.getByRole("button", { name: "Create administrator" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByRole("button", { name: "Ada, account menu" })).toBeVisible();

  // A second person with the same link comes too late.
  await page.context().clearCookies();
  await page.goto("about:blank");
  await page.goto(link);
  await expect(page.getByText("set up already")).toBeVisible();
  // What the page still asks for must not meet a server that has been stopped.
  await page.goto("about:blank");

  async function fillIn(password: string) {
    await page.getByLabel("Name", { exact: true }).fill(administrator.name);
    await page.getByLabel("E-mail").fill(administrator.email);
    await page.getByLabel("Password", { exact: true }).fill(password);
  }
});

test("without an engine the server starts all the same, and the page says what was tried", async ({
  page,
  quiet,
}) => {
  quiet.allow(/503/);
  await using dunnage = await startDunnage({
    dockerHost: "unix:///nonexistent/docker.sock",
    withAdministrator: false,
  });
  expect(dunnage.said.join("\n")).toContain("unix:///nonexistent/docker.sock");
  await page.goto(dunnage.setupLink ?? "");
  await page.getByLabel("Name", { exact: true }).fill(administrator.name);
  await page.getByLabel("E-mail").fill(administrator.email);
  await page.getByLabel("Password", { exact: true }).fill(administrator.password);
  await page.getByRole("button", { name: "Create administrator" }).click();
  const host = page.getByRole("region", { name: "Host" });
  await expect(host).toContainText("unix:///nonexistent/docker.sock");
  await expect(host).toContainText("DOCKER_HOST");
  await expect(host.getByRole("button", { name: "Try again" })).toBeVisible();
  // What the page still asks for must not meet a server that has been stopped.
  await page.goto("about:blank");
});
