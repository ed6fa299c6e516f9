import type { UsageSample } from "@dunnage/api";
import { describe, expect, test } from "vitest";
import { onEachBackend } from "../testing/onEachBackend.ts";
import { at, HUGE, ODD } from "../testing/samples.ts";

const HOUR = 60;
const DAY = 24 * HOUR;
const KEPT_MS = 731 * DAY * 60_000;

/** A sample so many minutes into the year. */
const sample = (minutes: number, some: Partial<UsageSample> = {}): UsageSample => ({
  at: at(minutes),
  kinds: { images: 1, containers: 2, volumes: 3, buildCache: 4 },
  projects: {},
  totalBytes: null,
  freeBytes: null,
  ...some,
});

onEachBackend("usage samples", (current) => {
  const store = () => current().db.usageSamples;
  const minutesOf = async (host = "local", since = at(0)) =>
    (await store().list(host, since, 100)).map((one) => (Date.parse(one.at) - Date.parse(at(0))) / 60_000);

  test("come back as they were, oldest first, by host", async () => {
    const odd = sample(20, {
      kinds: { images: HUGE, containers: 0, volumes: null, buildCache: null },
      projects: { [ODD]: HUGE, unknown: null },
      totalBytes: HUGE,
      freeBytes: 0,
    });
    await store().add("local", odd, {});
    await store().add("local", sample(1), {});
    await store().add("other", sample(2), {});
    expect(await store().list("local", at(0), 100)).toEqual([sample(1), odd]);
    expect(await store().list("local", at(2), 100)).toEqual([odd]);
    expect(await store().list("other", at(0), 100)).toEqual([sample(2)]);
    expect(await store().list("nowhere", at(0), 100)).toEqual([]);
  });

  test("have of one object what they keep, and a gap where they do not have it", async () => {
    const odd = `volumes/${ODD}`;
    await store().add("local", sample(1), { [odd]: HUGE, "volumes/v": 0 });
    await store().add("local", sample(40), { "volumes/v": 7 });
    await store().add("local", sample(20), {});
    await store().add("other", sample(1), { [odd]: 5 });
    const of = (key: string, since = at(0)) => store().listObject("local", key, since, 100);
    expect(await of(odd)).toEqual([
      { at: at(1), bytes: HUGE },
      { at: at(20), bytes: null },
      { at: at(40), bytes: null },
    ]);
    expect((await of("volumes/v")).map(({ bytes }) => bytes)).toEqual([0, null, 7]);
    expect((await of("volumes/v", at(30))).map(({ bytes }) => bytes)).toEqual([7]);
    expect((await of("constructor")).map(({ bytes }) => bytes)).toEqual([null, null, null]);
    expect(await store().listObject("nowhere", odd, at(0), 100)).toEqual([]);
  });

  test("from before objects were kept have none of any, and are samples all the same", async () => {
    await store().add("local", sample(1), { "volumes/v": 7 });
    const { backend, options } = current();
    await backend.run(options, "update usage_samples set object_bytes = null");
    expect(await store().listObject("local", "volumes/v", at(0), 100)).toEqual([{ at: at(1), bytes: null }]);
    expect(await store().list("local", at(0), 100)).toEqual([sample(1)]);
  });

  test("are told evenly where there are more than are wanted", async () => {
    for (const minutes of [0, 15, 30, 45, 60, 300, 600]) await store().add("local", sample(minutes), {});
    const told = await store().list("local", at(0), 4);
    expect(told.map((one) => one.at)).toEqual([0, 300, 600].map(at));
    const ofObject = await store().listObject("local", "volumes/v", at(0), 4);
    expect(ofObject.map((one) => one.at)).toEqual([0, 300, 600].map(at));
  });

  test("are one per quarter of an hour and host, whoever adds them at once", async () => {
    await Promise.all([16, 17, 29].map((minutes) => store().add("local", sample(minutes), {})));
    await store().add("other", sample(17), {});
    await store().add("local", sample(30), {});
    const kept = await minutesOf();
    expect(kept).toHaveLength(2);
    expect(kept[0]).toBeLessThan(30);
    expect(kept[1]).toBe(30);
    expect(await minutesOf("other")).toEqual([17]);
  });

  describe("thinned", () => {
    const every = async (stepMinutes: number, from: number, to: number) => {
      for (let minutes = from; minutes < to; minutes += stepMinutes)
        await store().add("local", sample(minutes), {});
    };

    test("are all there for three days, then the last of each hour", async () => {
      await every(20, 0, 2 * HOUR);
      await store().thin("local", at(3 * DAY), KEPT_MS);
      expect(await minutesOf()).toEqual([0, 20, 40, 60, 80, 100]);
      await store().thin("local", at(3 * DAY + HOUR), KEPT_MS);
      expect(await minutesOf()).toEqual([40, 60, 80, 100]);
      await store().thin("local", at(3 * DAY + HOUR), KEPT_MS);
      expect(await minutesOf()).toEqual([40, 60, 80, 100]);
    });

    test("are the last of each hour for thirty days, then the last of each day", async () => {
      await every(8 * HOUR, 0, 2 * DAY);
      await store().thin("local", at(30 * DAY), KEPT_MS);
      expect(await minutesOf()).toEqual([0, 8, 16, 24, 32, 40].map((hours) => hours * HOUR));
      await store().thin("local", at(31 * DAY), KEPT_MS);
      expect(await minutesOf()).toEqual([16, 24, 32, 40].map((hours) => hours * HOUR));
    });

    test("are gone after two years", async () => {
      await every(DAY, 0, 3 * DAY);
      await store().thin("local", at(732 * DAY), KEPT_MS);
      expect(await minutesOf()).toEqual([DAY, 2 * DAY]);
      await store().thin("local", at(800 * DAY), KEPT_MS);
      expect(await minutesOf()).toEqual([]);
    });

    test("are gone as soon as somebody wants it", async () => {
      await every(DAY, 0, 5 * DAY);
      await store().thin("local", at(5 * DAY), 3 * DAY * 60_000);
      expect(await minutesOf()).toEqual([2 * DAY, 3 * DAY, 4 * DAY]);
    });

    test("take what they keep of objects with them", async () => {
      for (const minutes of [0, 20, 40])
        await store().add("local", sample(minutes), { "volumes/v": minutes });
      await store().thin("local", at(4 * DAY), KEPT_MS);
      expect(await store().listObject("local", "volumes/v", at(0), 100)).toEqual([{ at: at(40), bytes: 40 }]);
    });

    test("leave those of other hosts as they are", async () => {
      for (const minutes of [0, 20]) await store().add("other", sample(minutes), {});
      await store().thin("local", at(900 * DAY), KEPT_MS);
      expect(await minutesOf("other")).toEqual([0, 20]);
    });
  });
});
