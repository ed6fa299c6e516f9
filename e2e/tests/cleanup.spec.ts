import { standardScenario, startEngine } from "@dunnage/throwaway-engine";
import type { Locator } from "@playwright/test";
import { startDunnage } from "../fixtures/dunnage.ts";
import { expect, signIn, test } from "../fixtures/test.ts";

test("a clean-up removes what it says, keeps what it must, and the engine agrees", async ({ browser }) => {
  await using engine = await startEngine();
  const scenario = await standardScenario(engine);
  await using dunnage = await startDunnage({ dockerHost: engine.host, withAdministrator: true });
  const page = await browser.newPage({ baseURL: dunnage.url });
  await signIn(page);

  const names = async (...args: string[]) =>
    (await engine.docker(args)).split("\n").filter(Boolean).toSorted();
  const containers = () => names("ps", "-a", "--format", "{{.Names}}");
  const volumes = () => names("volume", "ls", "-q");
  const images = () => names("image", "ls", "-q", "--no-trunc");
  const before = { containers: await containers(), volumes: await volumes(), images: await images() };

  await page.getByRole("button", { name: "Clean up…" }).click();
  const dialog = page.getByRole("dialog");
  const choice = (kind: string, option: string) =>
    dialog.getByRole("group", { name: kind }).getByRole("radio", { name: option });

  // Nothing that holds somebody's data is chosen beforehand.
  await expect(choice("Containers", "Keep")).toBeChecked();
  await expect(choice("Volumes", "Keep")).toBeChecked();
  await expect(choice("Images", "Dangling")).toBeChecked();

  await pick(dialog, "Containers", "All stopped");
  await pick(dialog, "Networks", "Unused");
  await pick(dialog, "Volumes", "All unused");
  await expect(dialog.getByText(/Named volumes hold data/)).toBeVisible();
  await dialog.getByRole("button", { name: /^Review/ }).click();

  // Where named volumes go, the host's name has to be typed.
  const remove = dialog.getByRole("button", { name: /^Remove/ });
  await expect(remove).toBeDisabled();
  await dialog.getByRole("button", { name: "Back" }).click();
  await pick(dialog, "Volumes", "Anonymous");
  await dialog.getByRole("button", { name: /^Review/ }).click();
  await remove.click();

  await expect(dialog.getByRole("status").first()).toContainText(/objects removed/);
  const went = dialog.getByRole("region", { name: "Containers" });
  await expect(went).toContainText("shop-job-1");
  await expect(went).toContainText("carries the label dunnage.keep=true");

  const after = { containers: await containers(), volumes: await volumes(), images: await images() };
  expect(after.containers).toEqual(["blog-web-1", "kept-1", "shop-web-1"]);
  const gone = (kind: keyof typeof before) => before[kind].filter((id) => !after[kind].includes(id));
  // Two anonymous volumes went: one lay about, one was freed by its container; no named one did.
  expect(gone("volumes")).toHaveLength(2);
  expect(gone("volumes").every((name) => /^[0-9a-f]{64}$/.test(name))).toBe(true);
  expect(gone("images")).toEqual([scenario.images.dangling.id]);
  const networks = await names("network", "ls", "--format", "{{.Name}}");
  expect(networks).toEqual(["bridge", "host", "kept_network", "none", "shop_default"]);

  // What the receipt lists as removed is what the engine lost.
  const removed = dialog.getByRole("list", { name: /^Removed/ }).getByRole("listitem");
  for (const name of ["shop-job-1", "blog-migrate-1", "forgotten-1", "forgotten"]) {
    await expect(removed.filter({ hasText: name }).first()).toBeVisible();
  }
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("button", { name: "Clean up…" })).toBeFocused();
  const objects = page.getByRole("region", { name: "Objects" });
  await expect(objects).toContainText("1 running");
  await page.close();
});

test("named volumes go only after the host's name was typed", async ({ browser }) => {
  await using engine = await startEngine();
  await engine.docker(["volume", "create", "precious"]);
  await using dunnage = await startDunnage({ dockerHost: engine.host, withAdministrator: true });
  const page = await browser.newPage({ baseURL: dunnage.url });
  await signIn(page);
  const host = (await page.getByRole("heading", { level: 1 }).textContent()) ?? "";

  await page.getByRole("button", { name: "Clean up…" }).click();
  const dialog = page.getByRole("dialog");
  for (const kind of ["Images", "Build cache"]) {
    await pick(dialog, kind, "Keep");
  }
  await pick(dialog, "Volumes", "All unused");
  await dialog.getByRole("button", { name: /^Review/ }).click();
  const remove = dialog.getByRole("button", { name: /^Remove/ });
  await dialog.getByLabel(`Type ${host} to confirm`).fill("another-host");
  await expect(remove).toBeDisabled();
  expect(await engine.docker(["volume", "ls", "-q"])).toContain("precious");
  await dialog.getByLabel(`Type ${host} to confirm`).fill(host);
  await remove.click();
  await expect(dialog.getByRole("status").first()).toContainText("1 object removed");
  expect((await engine.docker(["volume", "ls", "-q"])).trim()).toBe("");
  await page.close();
});

/** Presses what a person sees: the segment's words. Its radio is there for the keyboard and for screen readers. */
async function pick(dialog: Locator, kind: string, option: string): Promise<void> {
  const group = dialog.getByRole("group", { name: kind });
  await group.getByText(option, { exact: true }).click();
  await expect(group.getByRole("radio", { name: option })).toBeChecked();
}
