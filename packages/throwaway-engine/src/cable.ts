import { randomInt } from "node:crypto";
import { networkInterfaces } from "node:os";

/** A private network cable between the test and an engine. */
export interface Cable {
  /** Of the interface on the test's side. */
  name: string;
  testAddress: string;
  engineAddress: string;
}

/** Chooses link-local addresses (RFC 3927) that no interface of the machine has. Each cable is a network of four. */
export function newCable(): Cable {
  const taken = new Set(
    Object.values(networkInterfaces()).flatMap((addresses) => addresses?.map(({ address }) => address)),
  );
  for (;;) {
    // 169.254.1.0 to 169.254.127.252: away from the metadata services of clouds at 169.254.169.254.
    const third = randomInt(1, 128);
    const fourth = 4 * randomInt(64);
    const testAddress = `169.254.${third}.${fourth + 1}`;
    if (!taken.has(testAddress)) {
      return {
        name: `dnge-${third}-${fourth}`,
        testAddress,
        engineAddress: `169.254.${third}.${fourth + 2}`,
      };
    }
  }
}
