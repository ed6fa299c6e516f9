import { expect, it } from "vitest";
import { ContainerDetails, Containers, MeasuredContainers } from "./containers.ts";

const container = {
  Id: "c0ffee",
  Names: ["/web"],
  ImageID: "sha256:1",
  State: "running",
  Labels: null,
  Created: 1_795_363_020,
  Mounts: [],
  NetworkSettings: { Networks: {} },
};

it.each([
  ["created", "created"],
  ["running", "running"],
  ["paused", "paused"],
  ["restarting", "restarting"],
  ["removing", "removing"],
  ["exited", "exited"],
  ["dead", "dead"],
  ["configured", "created"],
  ["stopped", "exited"],
  ["Exited", "exited"],
  ["initialized", "unknown"],
  ["stopping", "unknown"],
  ["", "unknown"],
  ["constructor", "unknown"],
])("reads the state %j as %s", (State, state) => {
  expect(Containers.parse([{ ...container, State }])).toMatchObject([{ state }]);
});

it("keeps a container's own names, not those of links to it", () => {
  const [linked] = Containers.parse([{ ...container, Names: ["/other/alias", "/web"] }]);
  expect(linked?.names).toEqual(["web"]);
});

it("tells the volumes it mounts, not folders of the host", () => {
  const Mounts = [
    { Type: "volume", Name: "data", Source: "/v" },
    { Type: "bind", Source: "/srv" },
    { Type: "tmpfs", Name: "" },
  ];
  expect(Containers.parse([{ ...container, Mounts }])[0]?.volumes).toEqual(["data"]);
});

it("tells a network without an id by its name alone", () => {
  const Networks = { a: { NetworkID: "" }, b: { NetworkID: "n1" }, c: null };
  expect(Containers.parse([{ ...container, NetworkSettings: { Networks } }])[0]?.networks).toEqual([
    { name: "a", id: null },
    { name: "b", id: "n1" },
    { name: "c", id: null },
  ]);
});

it.each(["Id", "ImageID", "State", "Created", "Mounts", "NetworkSettings"])("needs %s", (field) => {
  const { [field as keyof typeof container]: _, ...rest } = container;
  expect(Containers.safeParse([rest]).error?.issues[0]?.path).toEqual([0, field]);
});

it("knows a size of 0, which is left out, from one that was not asked for, and from one that could not be had", () => {
  expect(Containers.parse([container])[0]?.sizeBytes).toBeNull();
  expect(MeasuredContainers.parse([container])[0]?.sizeBytes).toBe(0);
  expect(MeasuredContainers.parse([{ ...container, SizeRw: 5 }])[0]?.sizeBytes).toBe(5);
  expect(MeasuredContainers.parse([{ ...container, SizeRw: -1 }])[0]?.sizeBytes).toBeNull();
});

it("tells the time of creation alike in the list and in the details", () => {
  const inspect = {
    Id: "c0ffee",
    Created: "2026-11-22T17:57:00.985370517+02:00",
    State: { Status: "exited", FinishedAt: "2026-11-22T16:00:00.5Z" },
    Config: { Labels: { a: "b" }, Env: ["A=1"] },
    HostConfig: { Binds: null },
  };
  expect(ContainerDetails.parse(inspect)).toEqual({
    id: "c0ffee",
    createdAt: Containers.parse([container])[0]?.createdAt,
    state: "exited",
    labels: { a: "b" },
    finishedAt: "2026-11-22T16:00:00.500Z",
    inspect,
  });
});
