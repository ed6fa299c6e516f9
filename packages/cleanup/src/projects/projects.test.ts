import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ago, day, draft, inventoryOf, knowing } from "../../test/inventory.ts";
import { container, idOf, image, network, volume, world } from "../../test/objects.ts";
import { sharedHosts } from "../../test/sharedHost.ts";
import { accountFor } from "../accounting/usage.ts";
import { type Inventory, keyOf } from "../inventory/inventory.ts";
import { projectOf } from "../protections.ts";
import { projectIn, projectsIn } from "./projects.ts";

const of = (project: string) => ({ labels: { "com.docker.compose.project": project } });

/** The host as it would be planned on if the project's containers had been stopped, and nobody had said what stays. */
function asIfDown(inventory: Inventory, project: string): Inventory {
  const unkept = <T extends { labels: Record<string, string> }>(object: T): T => {
    const { "dunnage.keep": _, ...labels } = object.labels;
    return { ...object, labels };
  };
  return {
    ...inventory,
    containers: inventory.containers.map((one) =>
      unkept(projectOf(one) === project ? { ...one, state: "exited" as const } : one),
    ),
    images: inventory.images.map(unkept),
    volumes: inventory.volumes.map(unkept),
    networks: inventory.networks.map(unkept),
  };
}

test.each(["graphdriver", "containerd"] as const)(
  "%s: removing a project frees what a plan for it would once it is down, whatever belongs to whom",
  (imageStore) => {
    fc.assert(
      fc.property(sharedHosts, (host) => {
        const inventory = { ...host, imageStore };
        const account = accountFor(inventory, knowing());
        for (const { project, removal } of projectsIn(inventory, account)) {
          const rules = {
            containers: true,
            images: "unused",
            volumes: "unused",
            networks: true,
            project,
          } as const;
          const { items } = draft(asIfDown(inventory, project), rules);
          const sum = (which: (item: (typeof items)[number]) => boolean) =>
            items.filter(which).reduce((bytes, item) => bytes + (item.bytes ?? 0), 0);
          const ofKind = (kind: string) => sum((item) => item.kind === kind);
          expect({
            containers: removal.containers.bytes,
            images: removal.images.bytes,
            anonymous: removal.anonymousVolumes.bytes,
            named: removal.namedVolumes.bytes,
            networks: removal.networks.count,
            bytes: removal.bytes,
          }).toEqual({
            containers: ofKind("containers"),
            images: ofKind("images"),
            anonymous: sum(({ reason }) => reason.code === "anonymous"),
            named: sum(({ reason }) => reason.code === "named"),
            networks: items.filter(({ kind }) => kind === "networks").length,
            bytes: sum(({ reason }) => reason.code !== "named"),
          });
          const goes = new Set(items.map(({ key }) => key));
          const { objects = [] } = projectIn(inventory, account, project) ?? {};
          expect(
            objects
              .filter(({ stays }) => stays === null)
              .map(({ key }) => key)
              .toSorted(),
          ).toEqual(
            objects
              .filter(({ key }) => goes.has(key))
              .map(({ key }) => key)
              .toSorted(),
          );
        }
      }),
    );
  },
);

describe("a project", () => {
  const base = image("base");
  const web = image("web", { from: base });
  const other = image("other", { from: base });
  const shop = world({
    images: [base, web, other],
    containers: [
      container("shop-web-1", {
        ...of("shop"),
        state: "running",
        imageId: web.id,
        volumes: ["shop_data", "unnamed", "handmade"],
      }),
      container("shop-job-1", { ...of("shop"), imageId: web.id, sizeBytes: 7 }),
      container("blog-1", { ...of("blog"), imageId: other.id }),
    ],
    volumes: [
      volume("shop_data", of("shop")),
      volume("unnamed", { anonymous: true, sizeBytes: 30 }),
      volume("handmade"),
    ],
    networks: [network("shop_default", of("shop"))],
  });
  const read = (name: string, inventory = inventoryOf(shop), known = knowing()) =>
    projectIn(inventory, accountFor(inventory, known), name);

  test("frees its layers, volumes without a name and images; data with a name is told apart", () => {
    expect(read("shop")?.project.removal).toEqual({
      containers: { count: 2, bytes: 17, unknown: 0 },
      images: { count: 1, bytes: 100, unknown: 0 },
      anonymousVolumes: { count: 1, bytes: 30, unknown: 0 },
      namedVolumes: { count: 1, bytes: 1000, unknown: 0 },
      networks: { count: 1, bytes: 0, unknown: 0 },
      bytes: 147,
      certainty: "exact",
    });
  });

  test("what somebody else made and it only uses is not its own", () => {
    expect(read("shop")?.objects.map(({ key }) => key)).not.toContain("volumes/handmade");
  });

  test("what others need stays, and says who they are", () => {
    const together = { ...shop, containers: shop.containers.map((one) => ({ ...one, imageId: web.id })) };
    const webIn = read("shop", inventoryOf(together))?.objects.find(
      ({ key }) => key === keyOf("images", web.id),
    );
    expect(webIn?.stays).toEqual({ code: "in_use", params: { by: "blog-1" } });
    expect(read("shop", inventoryOf(together))?.project.removal.images).toMatchObject({ count: 0, bytes: 0 });
  });

  test("what is not known is said not to be", () => {
    const unread = { ...shop, volumes: [volume("unnamed", { anonymous: true, sizeBytes: null })] };
    expect(read("shop", inventoryOf(unread))?.project.removal).toMatchObject({
      anonymousVolumes: { count: 1, bytes: null, unknown: 1 },
      bytes: 117,
      certainty: "unknown",
    });
  });

  test("has back what it left, with the untagged images below that, and not what is protected", () => {
    const step = image("step", { tags: [] });
    const built = image("built", { from: step, parentId: step.id, ...of("shop") });
    const kept = image("kept", { labels: { ...of("shop").labels, "dunnage.keep": "true" } });
    const left = inventoryOf(
      world({
        images: [step, built, kept],
        containers: [container("shop-job-1", { ...of("shop"), imageId: kept.id, sizeBytes: 7 })],
        volumes: [volume("shop_data", of("shop"))],
      }),
    );
    expect(read("shop", left)?.project).toMatchObject({
      reclaimableBytes: 207,
      removal: { images: { count: 2, bytes: 300 }, bytes: 307 },
    });
  });

  test("is active while something of it runs; otherwise when that was last seen", () => {
    const inventory = inventoryOf(shop);
    expect(read("shop")?.project.lastActiveAt).toBe(inventory.readAt);
    const seen = { firstSeenAt: ago(9 * day), lastUsedAt: ago(3 * day) };
    const sightings = new Map([[keyOf("volumes", "blog_data"), seen]]);
    const left = inventoryOf(world({ volumes: [volume("blog_data", of("blog"))] }));
    expect(read("blog", left, knowing({ sightings }))?.project.lastActiveAt).toBe(ago(3 * day));
    expect(read("blog", left)?.project.lastActiveAt).toBeNull();
  });

  test("tells where compose was started for it, if its containers do", () => {
    const labels = {
      ...of("shop").labels,
      "com.docker.compose.project.working_dir": "/srv/shop",
      "com.docker.compose.project.config_files": "/srv/shop/compose.yaml,/srv/shop/prod.yaml",
    };
    const told = inventoryOf(
      world({ containers: [container("shop-web-1", { labels, imageId: idOf("gone") })] }),
    );
    expect(read("shop", told)?.project).toMatchObject({
      workingDir: "/srv/shop",
      configFiles: ["/srv/shop/compose.yaml", "/srv/shop/prod.yaml"],
    });
    expect(read("shop")?.project).toMatchObject({ workingDir: null, configFiles: [] });
  });

  test("there is none of another name", () => expect(read("shopping")).toBeNull());
});
