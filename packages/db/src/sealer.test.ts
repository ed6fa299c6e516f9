import { createDecipheriv, createHmac } from "node:crypto";
import { inflateRawSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { sealerOf } from "./index.ts";

const SECRET = "0123456789abcdef0123456789abcdef";

describe("a sealer", () => {
  const sealer = sealerOf(SECRET);

  test.each(["", "a", '{"Env":["PASSWORD=hunter2"]}', "\0\u{1F433}名前", "x".repeat(1_000_000)])(
    "opens what it sealed: %#",
    (text) => {
      expect(sealer.open(sealer.seal(text))).toBe(text);
      expect(sealerOf(SECRET).open(sealer.seal(text))).toBe(text);
    },
  );

  test("never seals alike, so that nobody sees what is the same", () => {
    expect(sealer.seal("same")).not.toEqual(sealer.seal("same"));
  });

  test("opens nothing that was sealed with another secret", () => {
    expect(sealerOf(`${SECRET}x`).open(sealer.seal("text"))).toBeNull();
  });

  test("opens nothing that was changed in any place, or cut off", () => {
    const sealed = sealer.seal("text");
    for (let place = 0; place < sealed.length; place++) {
      const changed = Buffer.from(sealed);
      changed[place] = (changed[place] ?? 0) ^ 1;
      expect(sealer.open(changed)).toBeNull();
      expect(sealer.open(sealed.subarray(0, place))).toBeNull();
    }
    expect(sealer.open(Buffer.from("none of ours, but as long as any"))).toBeNull();
  });

  test("keeps large text small", () => {
    expect(sealer.seal('{"Name":"web","State":{"Status":"exited"}}'.repeat(1000)).length).toBeLessThan(2000);
  });

  test("uses a key of its own: what is sealed can be opened by these means, for good", () => {
    // HKDF-SHA256 written out (RFC 5869), so that a change of the derivation, which would lose every receipt, does not pass.
    const extracted = createHmac("sha256", Buffer.alloc(32)).update(SECRET).digest();
    const key = createHmac("sha256", extracted).update("Dunnage: receipts at rest\u{1}").digest();
    const sealed = sealer.seal("text");
    const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(0, 12));
    decipher.setAuthTag(sealed.subarray(12, 28));
    const text = Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]);
    expect(inflateRawSync(text).toString()).toBe("text");
  });
});
