import { expect, test } from "vitest";
import { isOneOf } from "../proxies.ts";
import { clientOf } from "./client.ts";

const ours = isOneOf(["loopback", "10.0.0.0/8"]);

function addressOf(remoteAddress: string, forwarded?: string, isProxy = ours): string {
  const headers = forwarded === undefined ? {} : { "x-forwarded-for": forwarded };
  return clientOf({ socket: { remoteAddress }, headers }, isProxy).address;
}

test.each([
  ["nobody in between", "198.51.100.7", undefined, "198.51.100.7"],
  ["somebody who claims to be another", "198.51.100.7", "203.0.113.9", "198.51.100.7"],
  ["a proxy of ours", "10.0.0.2", "203.0.113.9", "203.0.113.9"],
  ["one that Node calls by an IPv6 address", "::ffff:10.0.0.2", "203.0.113.9", "203.0.113.9"],
  ["two of ours", "127.0.0.1", "203.0.113.9, 10.0.0.2", "203.0.113.9"],
  ["a made-up beginning", "10.0.0.2", "1.1.1.1, 203.0.113.9", "203.0.113.9"],
  ["one that asks for itself", "10.0.0.2", undefined, "10.0.0.2"],
  ["one that asks for another of ours", "127.0.0.1", "10.0.0.2", "10.0.0.2"],
  ["one that tells no address", "10.0.0.2", "unknown", "10.0.0.2"],
  ["one that is asked over IPv6", "10.0.0.2", "2001:db8::1", "2001:db8::1"],
])("%s", (_what, peer, forwarded, address) => expect(addressOf(peer, forwarded)).toBe(address));

test("nobody is believed where nobody is named", () => {
  expect(addressOf("127.0.0.1", "203.0.113.9", isOneOf([]))).toBe("127.0.0.1");
});
