import { describe, expect, test } from "vitest";
import { container, idOf, image, network } from "../test/objects.ts";
import { holdsNetwork, imageUse, isHeld, mayMean, volumesHeld } from "./holders.ts";

describe("mayMean", () => {
  const app = image("app", { digests: [`registry:5000/app@${idOf("manifest")}`] });

  test.each([
    ["its id", app.id],
    ["its id without sha256:, as Podman gives it in places", app.id.slice(7)],
    ["the beginning of its id", app.id.slice(7, 19)],
    ["a digest that it is known by", idOf("manifest")],
    ["its tag", "app:1"],
    ["nothing: then it may be any", ""],
  ])("%s", (_, imageId) => expect(mayMean(imageId, app)).toBe(true));

  test.each([
    ["another id", idOf("other")],
    ["another tag", "app:2"],
    ["a part of its name", "app"],
  ])("not %s", (_, imageId) => expect(mayMean(imageId, app)).toBe(false));
});

describe("what a container mounts as an image", () => {
  const tools = image("tools", {
    tags: ["tools:latest", "shop/tools:2"],
    digests: [`tools@${idOf("manifest")}`],
  });

  test.each([
    "tools",
    "tools:latest",
    "library/tools",
    "docker.io/library/tools:latest",
    "docker.io/shop/tools:2",
    `tools@${idOf("manifest")}`,
    tools.id.slice(7, 19),
  ])("%s holds it", (name) => {
    expect(isHeld(tools, [container("c", { mountedImages: [name] })])).toBe(true);
  });

  test.each(["tools:2", "shop/tools", "quay.io/tools", "other"])("%s does not", (name) => {
    expect(isHeld(tools, [container("c", { mountedImages: [name] })])).toBe(false);
  });
});

describe("imageUse", () => {
  const base = image("base");
  const relabelled = image("relabelled", { layers: base.layers });
  const app = image("app", { from: base });

  test("an id that is not listed means whatever has the same top layer", () => {
    const layersOf = (id: string) => ({ [idOf("gone")]: base.layers, [base.id]: base.layers })[id] ?? null;
    const { used, unlisted } = imageUse([base, app], [idOf("gone")], layersOf);
    expect([...used]).toEqual([base.id]);
    expect(unlisted).toEqual([idOf("gone")]);
  });

  test("an id that is listed means that one only", () => {
    const { used, unlisted } = imageUse([base, relabelled, app], [base.id], () => base.layers);
    expect([...used]).toEqual([base.id]);
    expect(unlisted).toEqual([]);
  });
});

test("containers hold volumes in any state", () => {
  const containers = [
    container("a", { state: "created", volumes: ["x"] }),
    container("b", { volumes: ["y"] }),
  ];
  expect([...volumesHeld(containers)]).toEqual(["x", "y"]);
});

test("containers hold networks by name or by id", () => {
  const net = network("net");
  expect(holdsNetwork(container("a", { networks: [{ name: "net", id: null }] }), net)).toBe(true);
  expect(holdsNetwork(container("a", { networks: [{ name: "renamed", id: net.id }] }), net)).toBe(true);
  expect(holdsNetwork(container("a", { networks: [{ name: "other", id: "1" }] }), net)).toBe(false);
});
