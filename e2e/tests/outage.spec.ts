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
