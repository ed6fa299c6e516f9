import { expect, test } from "vitest";
import { Containers } from "./containers.ts";
import { ImageDetails } from "./images.ts";

const container = {
  Id: "c1",
  Names: ["/web"],
  ImageID: `sha256:${"a".repeat(64)}`,
  State: "exited",
  Labels: {},
  Created: 1_700_000_000,
  Mounts: [],
  NetworkSettings: { Networks: {} },
};

test("a network or a label may be called as JavaScript calls its own things", () => {
  const json = JSON.stringify(container)
    .replace('"Networks":{}', '"Networks":{"__proto__":{"NetworkID":"n1"},"constructor":{"NetworkID":"n2"}}')
    .replace('"Labels":{}', '"Labels":{"__proto__":"x","toString":"y"}');
  const [parsed] = Containers.parse([JSON.parse(json)]);
  expect(parsed?.networks).toEqual([
    { name: "__proto__", id: "n1" },
    { name: "constructor", id: "n2" },
  ]);
  expect(Object.entries(parsed?.labels ?? {})).toEqual([
    ["__proto__", "x"],
    ["toString", "y"],
  ]);
});

test("images that a container mounts are told beside its volumes", () => {
  const Mounts = [
    { Type: "image", Name: "tools:1", Destination: "/tools" },
    { Type: "volume", Name: "data" },
    { Type: "bind", Source: "/etc" },
  ];
  expect(Containers.parse([{ ...container, Mounts }])[0]).toMatchObject({
    volumes: ["data"],
    mountedImages: ["tools:1"],
  });
});

test.each([{ RootFS: { Type: "layers" } }, { RootFS: {} }, {}, { RootFS: { Layers: null } }])(
  "an image made of nothing has no layers: %j",
  (rootFs) => {
    const image = { Id: container.ImageID, Size: 0, ...rootFs };
    expect(ImageDetails.parse(image).diffIds).toEqual([]);
  },
);
