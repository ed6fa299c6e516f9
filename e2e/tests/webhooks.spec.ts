import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { makeContainer } from "@dunnage/throwaway-engine";
import { expect, test } from "../fixtures/test.ts";

/** Takes what is posted to it: its types and signatures, in order. Answers 503 as long as it is told to. */
async function startReceiver() {
  const told: { type: string; signature: string | undefined }[] = [];
  const state = { away: false };
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (piece: Buffer) => {
      body += piece.toString("utf8");
    });
    request.on("end", () => {
      const { type } = JSON.parse(body) as { type: string };
      told.push({ type, signature: request.headers["webhook-signature"]?.toString() });
      response.writeHead(state.away ? 503 : 204).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hook`,
    told,
    state,
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => void server.close(() => resolve())),
  };
}

test("a webhook is added, tested, told of a clean-up and removed, by keyboard", async ({
  own: { engine, page },
}) => {
  await using receiver = await startReceiver();
  await makeContainer(engine, { state: "exited" });
  await page.goto("/webhooks");
  await expect(page.getByText("Nobody is told yet")).toBeVisible();
  await page.getByRole("button", { name: "Add a webhook" }).press("Enter");
  const form = page.getByRole("form", { name: "Add a webhook" });

  // What is wrong is said by its field, and led to.
  await form.getByRole("button", { name: "Add", exact: true }).press("Enter");
  await expect(form.getByLabel("Name")).toBeFocused();
  await expect(form.getByLabel("Name")).toHaveAccessibleDescription(/Give a name/);
  await expect(form.getByLabel("Address")).toHaveAccessibleDescription(/Give an address/);
  await form.getByLabel("Name").fill("Chat");
  await form.getByLabel("Address").fill(receiver.url);
  await form.getByLabel("a clean-up ended well").press("Space");
  await form.getByLabel("a disk is low").press("Space");
  await expect(form.getByLabel("Low is below, in GB free")).toBeHidden();
  await form.getByRole("button", { name: "Add", exact: true }).press("Enter");

  // The secret, once.
  const secret = page.getByRole("region", { name: "The secret of Chat" });
  await expect(secret.getByRole("heading")).toBeFocused();
  await expect(secret.getByText(/^whsec_\S{40,}$/)).toBeVisible();
  await secret.getByRole("button", { name: "I have it" }).press("Enter");
  await expect(secret).toBeHidden();
  await expect(page.getByText(/whsec_/)).toBeHidden();
  await expect(page.getByRole("button", { name: "Add a webhook" })).toBeFocused();

  await page.getByRole("button", { name: "Send a test to Chat" }).press("Enter");
  await expect(page.getByText(/Last told \(a test\)/)).toBeVisible();
  expect(receiver.told).toEqual([{ type: "test", signature: expect.stringMatching(/^v1,/) }]);
  receiver.state.away = true;
  await page.getByRole("button", { name: "Send a test to Chat" }).press("Enter");
  await expect(page.getByText(/after one attempt: It answered 503\. It is not tried again\./)).toBeVisible();
  receiver.state.away = false;

  await page.goto("/clean-up");
  await page.getByRole("group", { name: "Containers" }).getByText("Stopped", { exact: true }).click();
  await page.getByRole("button", { name: "Make the plan" }).click();
  await page.getByRole("button", { name: /^Remove \d+ object/ }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Remove/ })
    .click();
  await expect.poll(() => receiver.told.map(({ type }) => type)).toContain("run.finished");
  await page.goto("/webhooks");
  await expect(page.getByText(/Last told \(a clean-up ended well\)/)).toBeVisible();

  await page.getByRole("button", { name: "Remove Chat" }).press("Enter");
  await page.getByRole("button", { name: "Cancel" }).press("Enter");
  await page.getByRole("button", { name: "Remove Chat" }).press("Enter");
  await page.getByRole("button", { name: "Remove Chat for good" }).press("Enter");
  await expect(page.getByText("Nobody is told yet")).toBeVisible();
});
