import { statfs } from "node:fs/promises";
import { baseImage, makeContainer, startEngine } from "@dunnage/throwaway-engine";
import type { Locator } from "@playwright/test";
import { startDunnage } from "../fixtures/dunnage.ts";
import { expect, signIn, test } from "../fixtures/test.ts";

const talk = `i=0; while test $i -lt 20000; do echo ${"x".repeat(99)}; i=$((i+1)); done`;

/** The figure of a part, in bytes. */
async function bytesOf(panel: Locator, part: string): Promise<number> {
  const row = panel.locator("dl > div").filter({ has: panel.page().getByText(part, { exact: true }) });
  return Number(await row.locator("data").getAttribute("value"));
}

test("the whole disk is on screen: what Docker and its logs take, what nothing explains, what is free", async ({
  own: { engine, page },
}) => {
  await page.goto("/");
  const panel = page.getByRole("region", { name: "The whole disk" });
  await expect(panel.getByText("Everything else", { exact: true })).toBeVisible();
  expect(await bytesOf(panel, "Container logs")).toBe(0);

  await makeContainer(engine, { state: "created" });
  await engine.docker(["run", "--name", "talker", baseImage, "sh", "-c", talk]);
  await panel.getByRole("button", { name: "Look again" }).click();
  await expect(panel.getByRole("listitem").filter({ hasText: "talker" })).toBeVisible();
  const logs = await bytesOf(panel, "Container logs");
  expect(logs).toBeGreaterThan(20_000 * 100);
  const { blocks, bsize } = await statfs(engine.dataRoot);
  const parts = [
    "Images",
    "Containers",
    "Volumes",
    "Build cache",
    "Container logs",
    "Everything else",
    "Free",
  ];
  const reserved = await panel.getByText("Kept for root", { exact: true }).count();
  const shown = reserved > 0 ? [...parts, "Kept for root"] : parts;
  const sum = async () => {
    const bytes = await Promise.all(shown.map((part) => bytesOf(panel, part)));
    return bytes.reduce((total, part) => total + part, 0);
  };
  await expect.poll(sum).toBe(blocks * bsize);

  await panel.getByText("How to keep logs small").click();
  await expect(panel.getByText('"max-size": "10m"')).toBeVisible();
});

test("a disk that cannot be seen says how to make it seen", async ({ browser, quiet: _quiet }) => {
  await using engine = await startEngine({ tcp: { tls: false } });
  const address = engine.tcp?.host ?? "";
  await using dunnage = await startDunnage({ dockerHost: address, withAdministrator: true });
  const page = await browser.newPage({ baseURL: dunnage.url });
  await signIn(page);
  const panel = page.getByRole("region", { name: "The whole disk" });
  await expect(panel).toContainText(address);
  await expect(panel.getByText(`--volume ${engine.dataRoot}:${engine.dataRoot}:ro`)).toBeVisible();
  await page.close();
});
