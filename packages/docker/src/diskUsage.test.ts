import { expect, it, vi } from "vitest";
import { connectEngine } from "./find.ts";
import { failureOf } from "./testing/failureOf.ts";
import { agreeable, fakeEngine, http } from "./testing/fakeEngine.ts";

const nothing = { LayersSize: 7, Images: [], Containers: [], Volumes: [], BuildCache: [] };
const old = { "Api-Version": "1.41", Server: "Docker/20.10.24 (linux)" };

/** An engine of API 1.41, which measures everything at once. */
function oldEngine(measure: Parameters<typeof fakeEngine>[0]) {
  return fakeEngine((socket, head) => {
    const version = { Version: "20.10.24", ApiVersion: "1.41", MinAPIVersion: "1.12" };
    if (head.startsWith("GET /version ")) socket.write(http(200, version, old));
    else if (head.includes("/volumes")) socket.write(http(200, { Volumes: [] }, old));
    else agreeable(measure, old)(socket, head);
  });
}

const busy = http(500, { message: "a disk usage operation is already running" }, old);

it("waits while an old engine measures for somebody else", async () => {
  let refusals = 3;
  await using fake = await oldEngine((socket) => {
    socket.write(refusals-- > 0 ? busy : http(200, nothing, old));
  });
  const engine = connectEngine({ host: fake.host });
  const kinds = ["images", "containers", "volumes", "buildCache"] as const;
  const usage = await Promise.all(kinds.map((kind) => engine.diskUsage(kind)));
  expect(usage.map(({ totalBytes }) => totalBytes)).toEqual([7, 0, 0, 0]);
  expect(fake.asked.filter((head) => head.includes("/system/df"))).toHaveLength(4);
  engine.close();
});

it("can be told to wait no longer", async () => {
  await using fake = await oldEngine((socket) => socket.write(busy));
  const engine = connectEngine({ host: fake.host });
  const controller = new AbortController();
  const call = engine.diskUsage("images", { signal: controller.signal });
  await vi.waitFor(() => expect(fake.asked.filter((head) => head.includes("/system/df")).length).toBe(2));
  controller.abort("bored");
  await expect(call).rejects.toBe("bored");
  engine.close();
});

it("goes on for the other kinds when one is not waited for any more, and ends with the last", async () => {
  await using fake = await oldEngine(() => {});
  const engine = connectEngine({ host: fake.host });
  const [one, other] = [new AbortController(), new AbortController()];
  const images = engine.diskUsage("images", { signal: one.signal });
  const containers = engine.diskUsage("containers", { signal: other.signal });
  await vi.waitFor(() => expect(fake.asked.filter((head) => head.includes("/system/df")).length).toBe(1));
  const connections = fake.connections();
  one.abort("bored");
  await expect(images).rejects.toBe("bored");
  expect(fake.connections()).toBe(connections);
  other.abort("bored too");
  await expect(containers).rejects.toBe("bored too");
  await vi.waitFor(() => expect(fake.connections()).toBe(connections - 1));
  engine.close();
});

it("adds up the layers where Podman does not", async () => {
  const podman = { "Libpod-Api-Version": "4.3.1", "Api-Version": "1.41", Server: "Libpod/4.3.1 (linux)" };
  const image = (Id: string) => ({ Id, RepoTags: null, RepoDigests: null, Created: 0, Size: 99 });
  const answers: [path: string, body: unknown][] = [
    ["/system/df", { ...nothing, LayersSize: 0 }],
    ["/images/json", [image("sha256:a"), image("sha256:b")]],
    ["/images/sha256:a/json", { Id: "sha256:a", Size: 99, RootFS: { Layers: ["1", "2"] } }],
    ["/images/sha256:b/json", { Id: "sha256:b", Size: 99, RootFS: { Layers: ["1", "3"] } }],
    ["/images/sha256:a/history", [{ Size: 20 }, { Size: 1 }]],
    ["/images/sha256:b/history", [{ Size: 300 }, { Size: 1 }]],
  ];
  await using fake = await fakeEngine(
    agreeable((socket, head) => {
      const [, body] = answers.find(([path]) => head.startsWith(`GET /v1.51${path} `)) ?? [];
      socket.write(http(body === undefined ? 404 : 200, body ?? {}, podman));
    }, podman),
  );
  const engine = connectEngine({ host: fake.host });
  const { totalBytes, items } = await engine.diskUsage("images");
  expect([totalBytes, items.length]).toEqual([321, 2]);
  engine.close();
});

it("is not made up where the engine does not speak of a kind", async () => {
  await using fake = await fakeEngine(agreeable((socket) => socket.write(http(200, {}))));
  const failure = await failureOf(connectEngine({ host: fake.host }).diskUsage("images"));
  expect([failure.code, failure.params.finding]).toEqual([
    "bad_answer",
    "The answer does not speak of image.",
  ]);
});

it("asks for single containers where nearly all sizes are known, and for all of them elsewhere", async () => {
  const ids = ["a", "b", "c", "d", "e"];
  const listing = ids.map((Id) => ({
    Id,
    Names: [`/${Id}`],
    Image: "app",
    ImageID: "sha256:app",
    State: "exited",
    Created: 1,
    SizeRw: 5,
    Labels: {},
    Mounts: [],
    NetworkSettings: { Networks: {} },
  }));
  await using fake = await fakeEngine(
    agreeable((socket, head) => {
      const single = /GET \S+\/containers\/(\w)\/json\?size=1 /.test(head);
      if (single) socket.write(http(200, { Id: "e", SizeRw: 7 }));
      else if (head.includes("/containers/json")) socket.write(http(200, listing));
      else socket.write(http(200, { ...nothing, Containers: listing }));
    }),
  );
  const engine = connectEngine({ host: fake.host });
  const all = await engine.measuredContainers();
  const knowing = (known: string[]) => async () =>
    all.map((container) => ({ ...container, sizeBytes: known.includes(container.id) ? 1 : null }));
  const sizesOf = (items: typeof all) => items.map(({ sizeBytes }) => sizeBytes);
  const askedSince = (before: number) =>
    fake.asked.slice(before).map((head) => head.split(" ")[1]?.replace(/^\/v[\d.]+/, ""));

  let before = fake.asked.length;
  expect(sizesOf(await engine.measuredContainers({ listed: knowing(["a", "b", "c", "d"]) }))).toEqual([
    1, 1, 1, 1, 7,
  ]);
  const { totalBytes, items } = await engine.diskUsage("containers", { listed: knowing(ids) });
  expect([totalBytes, sizesOf(items)]).toEqual([5, [1, 1, 1, 1, 1]]);
  expect(askedSince(before)).toEqual(["/containers/e/json?size=1"]);

  before = fake.asked.length;
  expect(sizesOf(await engine.measuredContainers({ listed: knowing(["a", "b", "c"]) }))).toEqual([
    5, 5, 5, 5, 5,
  ]);
  expect(askedSince(before)).toEqual(["/containers/json?all=1&size=1"]);
  engine.close();
});
