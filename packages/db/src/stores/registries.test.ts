import { describe, expect, test } from "vitest";
import { onEachBackend } from "../testing/onEachBackend.ts";
import { at } from "../testing/samples.ts";

const ours = { name: "Ours", url: "https://registry.example.com" };
const credentials = { username: "robot", password: "not to be found, ☃ 密" };
const check = { at: at(2), outcome: "signed_in", detail: null } as const;

onEachBackend("registries", (current) => {
  const store = () => current().db.registries;

  test("are listed by name, without their credentials", async () => {
    await store().add({ ...ours, credentials });
    const mirror = { name: "A mirror", url: "http://mirror.example.com:5000/v2" };
    await store().add(mirror);
    const made = { id: expect.any(String), createdAt: expect.any(String), lastCheck: null };
    expect(await store().list()).toEqual([
      { ...mirror, ...made, hasCredentials: false },
      { ...ours, ...made, hasCredentials: true },
    ]);
    expect(await store().count()).toBe(2);
  });

  test("keep their credentials from who reads the database", async () => {
    const { backend, options } = current();
    const { id } = await store().add({ ...ours, credentials });
    expect(await backend.dump(options)).not.toContain("not to be found");
    expect(await store().credentialsOf(id)).toEqual(credentials);
    expect(await store().credentialsOf("nobody's")).toBeNull();
  });

  test.each(["https://registry.example.com", "https://Registry.Example.com:443/"])(
    "are unique by address: %s",
    async (url) => {
      await store().add(ours);
      const other = { ...ours, url: "https://other.example.com" };
      const taken = { name: "DomainError", code: "registry_exists", subject: url };
      await expect(store().add({ ...other, url })).rejects.toMatchObject(taken);
      const { id } = await store().add(other);
      await expect(store().update({ id, url })).rejects.toMatchObject(taken);
      expect((await store().list()).map((one) => one.url).toSorted()).toEqual([other.url, ours.url]);
    },
  );

  test("are removed once", async () => {
    const { id } = await store().add({ ...ours, credentials });
    await store().remove(id);
    await expect(store().remove(id)).rejects.toMatchObject({ code: "registry_not_found", subject: id });
    await expect(store().update({ id, name: "x" })).rejects.toMatchObject({
      code: "registry_not_found",
    });
    expect(await store().list()).toEqual([]);
  });

  describe("changed", () => {
    const changed = async (change: object) => {
      const { id, createdAt } = await store().add({ ...ours, credentials });
      await store().noteCheck(id, ours.url, check);
      const told = await store().update({ id, ...change });
      expect(await store().list()).toEqual([told]);
      expect(told).toMatchObject({ id, createdAt });
      return { told, kept: await store().credentialsOf(id) };
    };

    test("in name alone keep all else", async () => {
      const { told, kept } = await changed({ name: "Renamed" });
      expect(told).toMatchObject({ url: ours.url, name: "Renamed", hasCredentials: true, lastCheck: check });
      expect(kept).toEqual(credentials);
    });

    test("to the same address, written otherwise, keep their credentials", async () => {
      const { told, kept } = await changed({ url: "https://Registry.Example.com/" });
      expect(told).toMatchObject({ url: "https://Registry.Example.com/", hasCredentials: true });
      expect(kept).toEqual(credentials);
    });

    test("to another address lose their credentials, which were for the old one", async () => {
      const { told, kept } = await changed({ url: "https://elsewhere.example.com" });
      expect(told).toMatchObject({ hasCredentials: false, lastCheck: null });
      expect(kept).toBeNull();
    });

    test("to another address keep the ones that are given with it", async () => {
      const anew = { username: "other", password: "secret" };
      const { told, kept } = await changed({ url: "https://elsewhere.example.com", credentials: anew });
      expect(told).toMatchObject({ hasCredentials: true, lastCheck: null });
      expect(kept).toEqual(anew);
    });

    test("to none forget them", async () => {
      const { told, kept } = await changed({ credentials: null });
      expect(told).toMatchObject({ hasCredentials: false, lastCheck: null });
      expect(kept).toBeNull();
    });
  });

  test("that were given another address meanwhile have not been asked there", async () => {
    const { id } = await store().add(ours);
    await store().update({ id, url: "https://elsewhere.example.com" });
    await store().noteCheck(id, ours.url, check);
    expect(await store().list()).toMatchObject([{ lastCheck: null }]);
  });
});
