import { describe, expect, it } from "vitest";
import { parseAddress, showAddress } from "./address.ts";
import { failureOf } from "./testing/failureOf.ts";

describe("parseAddress", () => {
  it.each([
    ["unix:///run/docker.sock", { kind: "unix", socketPath: "/run/docker.sock" }],
    ["unix://", { kind: "unix", socketPath: "/var/run/docker.sock" }],
    [" unix:///a b.sock\n", { kind: "unix", socketPath: "/a b.sock" }],
    ["UNIX:///run/docker.sock", { kind: "unix", socketPath: "/run/docker.sock" }],
    ["tcp://build-7:2375", { kind: "tcp", host: "build-7", port: 2375 }],
    ["tcp://build-7:80/", { kind: "tcp", host: "build-7", port: 80 }],
    ["tcp://10.0.0.7", { kind: "tcp", host: "10.0.0.7", port: 2375 }],
    ["tcp://[fe80::7]:1234", { kind: "tcp", host: "fe80::7", port: 1234 }],
    ["tcp://:1234", { kind: "tcp", host: "localhost", port: 1234 }],
    ["build-7:1234", { kind: "tcp", host: "build-7", port: 1234 }],
    ["ssh://build-7", { kind: "ssh", host: "build-7", port: null, user: null, socketPath: null }],
    [
      "ssh://me%40corp@build-7:2222/run/docker.sock",
      { kind: "ssh", host: "build-7", port: 2222, user: "me@corp", socketPath: "/run/docker.sock" },
    ],
    ["ssh://me@[::1]/", { kind: "ssh", host: "::1", port: null, user: "me", socketPath: null }],
  ])("reads %j", (text, address) => {
    expect(parseAddress(text, false)).toEqual(address);
  });

  it("takes the port for TLS where none is named", () => {
    expect(parseAddress("tcp://build-7", true)).toMatchObject({ port: 2376 });
    expect(parseAddress("tcp://build-7:1", true)).toMatchObject({ port: 1 });
  });

  it.each([
    "",
    "tcp://",
    "tcp://build-7:99999",
    "tcp://build-7:2375/path",
    "tcp://build-7?tls=1",
    "http://build-7:2375",
    "https://build-7:2375",
    "unix://docker.sock",
    "ssh://",
    "ssh://build-7?path=/x",
    "ssh://%zz@build-7",
    "://x",
    "  ",
    "fd://",
    "npipe:////./pipe/docker_engine",
  ])("refuses %j and says what it takes", async (text) => {
    const { code, params, message, advice } = await failureOf(() => parseAddress(text, false));
    expect([code, params.case, params.detail]).toEqual(["unsupported", "no_address", undefined]);
    expect(message).toContain("DOCKER_HOST");
    expect(advice).toMatch(/DOCKER_HOST to unix:\/\/\/path.*tcp:\/\/host:port.*start Dunnage again/);
    expect(advice).not.toContain("by itself");
  });

  it("says what is wrong with an address that is nearly one", async () => {
    const wrong = async (text: string) => (await failureOf(() => parseAddress(text, false))).message;
    expect(await wrong("unix://docker.sock")).toMatch(/starts with a slash: unix:\/\/\/path\.$/);
    expect(await wrong("ssh://me:hunter2@build-7")).toMatch(/password does not belong in it/);
  });

  it.each(["tcp://me:hunter2@build-7:2375", "ssh://me:hunter2@build-7", "http://me:hunter2@build-7"])(
    "never repeats the password in %s",
    async (text) => {
      const failure = await failureOf(() => parseAddress(text, false));
      expect(JSON.stringify([failure.message, failure.params, failure.advice])).not.toMatch(/hunter2|me:/);
    },
  );
});

it.each([
  ["unix:///run/docker.sock", "unix:///run/docker.sock"],
  ["build-7", "tcp://build-7:2375"],
  ["tcp://[::1]:1", "tcp://[::1]:1"],
  ["ssh://me@build-7:2222/run/docker.sock", "ssh://build-7:2222/run/docker.sock"],
  ["ssh://me@build-7", "ssh://build-7"],
])("shows %s as %s", (text, shown) => {
  expect(showAddress(parseAddress(text, false))).toBe(shown);
});
