import { makeContainer, makeImage } from "@dunnage/throwaway-engine";
import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures/test.ts";

// Bad luck while somebody looks at the page.

test("a stopped engine is said on screen, old numbers stay, and the page recovers by itself", async ({
  own,
  quiet,
}) => {
  quiet.allow(/503/);
  const { engine, dunnage, page } = own;
  const host = page.getByRole("region", { name: "Host" });
  await expect(host).toContainText(engine.version);
  await expect(page.getByText("Engine answers")).toBeVisible();

  await engine.stop();
  await expect(page.getByText("Engine does not answer")).toBeVisible({ timeout: 20_000 });
  await expect(host.getByText("cannot be reached")).toBeVisible();
  await expect(host).toContainText(engine.version);
  const status = await fetch(`${dunnage.url}/healthz`).then((answer) => answer.status);
  expect(status).toBe(200);

  await engine.start();
  await expect(page.getByText("Engine answers")).toBeVisible({ timeout: 20_000 });
  await expect(host.getByText("cannot be reached")).toBeHidden();
});

test("a hanging engine costs a bounded time, and the page recovers when it moves again", async ({
  own,
  quiet,
}) => {
  quiet.allow(/503/);
  const { engine, page } = own;
  await expect(page.getByText("Engine answers")).toBeVisible();
  await engine.pause();
  await expect(page.getByText("Engine does not answer")).toBeVisible({ timeout: 20_000 });
  await expect(page.getByRole("region", { name: "Host" })).toContainText("did not answer in time");
  await engine.resume();
  await expect(page.getByText("Engine answers")).toBeVisible({ timeout: 20_000 });
});

test("a restarted server is said on screen, and the session goes on", async ({ own, quiet }) => {
  quiet.allow(/ERR_CONNECTION_REFUSED|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET|503/);
  const { dunnage, page } = own;
  await expect(page.getByText("Engine answers")).toBeVisible();
  await dunnage.stop();
  await expect(page.getByText(/server does not answer, trying again/)).toBeVisible({ timeout: 20_000 });
  await dunnage.restart();
  await expect(page.getByText(/server does not answer, trying again/)).toBeHidden({ timeout: 20_000 });
  await expect(page.getByText("Engine answers")).toBeVisible();
});

const aged = /This is from the last answer, .*(ago|now)/;
/** Those of the overview that show what the engine tells. */
const panels = ["Objects", "Disk usage", "Can be had back", "The whole disk", "Where the disk went"];
const panelOf = (page: Page, name: string) => page.getByRole("region", { name, exact: true });
const go = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name, exact: true }).click();

/** Looks at what each page shows, without a reload in between. */
async function seeAll(page: Page, away: boolean) {
  const isAged = (text: string | null) => aged.test(text ?? "");
  await go(page, "Overview");
  for (const name of panels) {
    const panel = panelOf(page, name);
    await panel.scrollIntoViewIfNeeded();
    await expect(panel).toContainText(name === "Objects" ? /Containers\D*1\b/ : /[1-9][\d.]* [kMG]?B/);
    await expect.poll(async () => isAged(await panel.textContent()), { message: name }).toBe(away);
  }
  // These are told by the database.
  for (const name of ["Growth", "What changed"]) await expect(panelOf(page, name)).not.toContainText(aged);
  for (const [link, shows] of [
    ["Usage", page.getByRole("grid").getByText("box", { exact: true })],
    ["Projects", page.getByRole("list", { name: "Projects" }).getByText("shop")],
  ] as const) {
    await go(page, link);
    await expect(shows.first()).toBeVisible();
    await expect(page.getByText(/^read .*(ago|now)/i).first()).toBeVisible();
    await expect(page.getByText(aged)).toHaveCount(away ? 1 : 0);
  }
  await go(page, "History");
  await expect(page.getByText("No clean-up yet")).toBeVisible();
  await expect(page.getByRole("alert")).toHaveCount(0);
}

test("every panel keeps what it knows, says how old that is, and is true again by itself", async ({
  own,
  quiet,
}) => {
  quiet.allow(/503/);
  const { engine, page } = own;
  await makeContainer(engine, { name: "box", project: "shop", state: "created" });
  await makeImage(engine, { tags: ["unused:1"], layerBytes: [5_000_000] });
  await seeAll(page, false);
  await engine.stop();
  await seeAll(page, true);

  // Who comes only now is told nothing but why, and what to do.
  await page.goto("/");
  for (const name of panels) await expect(panelOf(page, name)).toContainText("cannot be reached");
  await expect(panelOf(page, "Host")).toContainText("systemctl status docker");
  for (const [address, heading] of [
    ["/usage", "Usage"],
    ["/projects", "Projects"],
  ] as const) {
    await page.goto(address);
    await expect(page.getByRole("heading", { level: 1, name: new RegExp(heading, "i") })).toBeVisible();
    await expect(page.getByRole("alert")).toContainText("systemctl status docker");
  }
  await go(page, "Overview");
  await engine.start();
  await seeAll(page, false);
});
