import { expect, test } from "vitest";
import { registryProblems } from "./registryProblems.ts";

const good = { name: "Ours", url: "https://registry.example.com", credentials: null };

test.each([
  [{}, {}],
  [{ credentials: { username: "robot$ci", password: "s" } }, {}],
  [{ name: " " }, { name: true }],
  [{ url: "registry.example.com" }, { url: true }],
  [{ url: "https://me:secret@registry.example.com" }, { url: true }],
  [{ credentials: { username: "", password: "" } }, { username: true, password: true }],
  [{ credentials: { username: "a:b", password: "s" } }, { username: true }],
  [{ credentials: { username: "a", password: "s\nt" } }, { password: true }],
] as const)("%j is refused for %j", (wrong, problems) => {
  expect(registryProblems({ ...good, ...wrong })).toEqual(problems);
});
