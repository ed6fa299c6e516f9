import { printedAs, summaryOf } from "@dunnage/throwaway-engine";
import { expect, test } from "../fixtures/test.ts";

test("the numbers on screen are the engine's own, and the docker CLI's", async ({
  console: page,
  client,
  engine,
}) => {
  await page.goto("/");
  const cli = await summaryOf(engine);
  const objects = page.getByRole("region", { name: "Objects" });
  const count = (label: string) =>
    objects
      .locator("div")
      .filter({ has: page.getByRole("term").filter({ hasText: new RegExp(`^${label}`) }) })
      .last()
      .locator("data");
  await expect(count("Images")).toHaveAttribute("value", String(cli.counts.totalImages));
  await expect(count("Containers")).toHaveAttribute("value", String(cli.counts.totalContainers));
  await expect(objects).toContainText(`${cli.counts.runningContainers} running`);
  await expect(count("Compose projects")).toHaveAttribute("value", String(cli.counts.totalComposeProjects));

  const disk = page.getByRole("region", { name: "Disk usage" });
  const cells = (kind: string) => disk.getByRole("row", { name: new RegExp(`^${kind}`) }).locator("td data");
  await expect(cells("Images").first()).toHaveAttribute("value", String(cli.bytes.images));
  const rows = [
    ["Images", "images"],
    ["Containers", "containers"],
    ["Volumes", "volumes"],
    ["Build cache", "buildCache"],
  ] as const;
  // The CLI prints four digits: what the screen has exactly must come to the same.
  const printed = async () => {
    const bytes: Record<string, number> = {};
    for (const [label, kind] of rows) bytes[kind] = Number(await cells(label).first().getAttribute("value"));
    return printedAs(bytes);
  };
  await expect.poll(printed).toEqual(cli.printed);
  // What could be had back the CLI tells otherwise, so here the contract's word has to do.
  const { reclaimable } = await client.dockerSystem.stats.query({});
  for (const [label, kind] of rows) {
    await expect(cells(label).last()).toHaveAttribute("value", String(reclaimable[kind]));
  }
  await expect(disk.getByRole("row", { name: /^Images/ })).toContainText(/ago|now/);

  const info = await client.dockerSystem.info.query();
  const host = page.getByRole("region", { name: "Host" });
  for (const value of [
    info.engine.version,
    info.machine.kernelVersion,
    info.storage.driver,
    info.storage.rootFolder,
  ]) {
    await expect(host).toContainText(value ?? "");
  }
});

test("changes on the engine reach the screen without a reload", async ({ console: page, engine }) => {
  await page.goto("/");
  const containers = page.getByRole("region", { name: "Objects" }).getByText(/running/);
  await expect(containers).toBeVisible();
  const before = Number(/\d+/.exec((await containers.textContent()) ?? "")?.[0]);
  await engine.docker(["stop", "-t", "0", "shop-web-1"]);
  await expect(containers).toHaveText(new RegExp(`\\b${before - 1} running`), { timeout: 20_000 });
  await engine.docker(["start", "shop-web-1"]);
  await expect(containers).toHaveText(new RegExp(`\\b${before} running`), { timeout: 20_000 });
});

test("an address that does not exist says so", async ({ console: page }) => {
  await page.goto("/no/such/page");
  await expect(page.getByRole("heading", { name: "Page not found" })).toBeVisible();
  await page.getByRole("link", { name: "Go to the overview" }).click();
  await expect(page.getByRole("region", { name: "Disk usage" })).toBeVisible();
});
