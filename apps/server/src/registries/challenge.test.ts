import { expect, test } from "vitest";
import { bearerChallenge, offersBasic } from "./challenge.ts";

test.each([
  [
    'Bearer realm="https://auth.docker.io/token",service="registry.docker.io"',
    { realm: "https://auth.docker.io/token", service: "registry.docker.io", scope: null },
  ],
  [
    'bearer service=r, realm="https://r.example/token" ,scope="registry:catalog:*"',
    { realm: "https://r.example/token", service: "r", scope: "registry:catalog:*" },
  ],
  [
    'Basic realm="r", Bearer realm="https://r.example/token"',
    { realm: "https://r.example/token", service: null, scope: null },
  ],
])("%s asks for a token", (header, challenge) => {
  expect(bearerChallenge(header)).toEqual(challenge);
});

test.each(["", 'Basic realm="Bearer"', "Bearer", 'Bearer service="r"', "Bearerrealm=x"])(
  "%j asks for no token that could be had",
  (header) => expect(bearerChallenge(header)).toBeNull(),
);

test.each([
  ['Basic realm="r"', true],
  ["basic", true],
  ['Bearer realm="x", Basic realm="r"', true],
  ['Bearer realm="Basic"', false],
  ["Negotiate", false],
])("%s offers Basic: %s", (header, offered) => expect(offersBasic(header)).toBe(offered));
