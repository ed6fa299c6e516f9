import { expect, test } from "vitest";
import { ObjectHistoryInput } from "./schemas/objectHistory.ts";

const whole = "0a".repeat(32);
const complaint = (key: string) => ObjectHistoryInput.safeParse({ key }).error?.issues[0]?.message;

test.each([`containers/${whole}`, `images/sha256:${whole}`, "volumes/shop data"])(
  "one object's history is there for %s",
  (key) => {
    expect(complaint(key)).toBeUndefined();
  },
);

test.each(["images/web:1", "containers/web", "volumes/", `networks/${whole}`, "buildCache/x1", "shop_data"])(
  "%s is the key of no object whose bytes are kept, and told so",
  (key) => {
    expect(complaint(key)).toMatch(/^Give the key of a container, an image or a volume as usage tells it/);
  },
);
