import type { AuditEntry } from "@dunnage/api";
import { beforeEach, describe, expect, test } from "vitest";
import { onEachBackend } from "../testing/onEachBackend.ts";
import { at, HUGE, ODD } from "../testing/samples.ts";

const entry: AuditEntry = {
  id: "a1",
  at: at(1),
  who: { id: "u1", name: ODD },
  address: "2001:db8::1",
  action: "protections.add",
  result: "ok",
  details: { [ODD]: ODD, nul: "\0", size: HUGE, nothing: null, nested: { list: [1, "two", false] } },
};

onEachBackend("the audit log", (current) => {
  test("tells entries as they were, newest first", async () => {
    const { db } = current();
    const server = { ...entry, id: "a2", at: at(2), who: null, address: null, details: {} };
    await db.audit.add(entry);
    await db.audit.add(server);
    expect(await db.audit.list({})).toEqual({ entries: [server, entry], next: null });
  });

  test("goes on where it was when new entries arrive", async () => {
    const { db } = current();
    for (const [i, id] of ["a", "b", "c", "d"].entries()) {
      // The middle two at the same instant.
      await db.audit.add({ ...entry, id, at: at(i === 2 ? 1 : i) });
    }
    const first = await db.audit.list({ limit: 2 });
    expect(first.entries.map(({ id }) => id)).toEqual(["d", "c"]);
    await db.audit.add({ ...entry, id: "e", at: at(9) });
    const rest = await db.audit.list({ limit: 2, cursor: first.next ?? "" });
    expect(rest).toMatchObject({ entries: [{ id: "b" }, { id: "a" }], next: null });
    expect(await db.audit.list({ cursor: "\0" })).toEqual({ entries: [], next: null });
  });

  describe("is refused by the database itself", () => {
    beforeEach(async () => {
      await current().db.audit.add(entry);
    });

    test.each([
      "update audit set result = 'nothing happened'",
      "update audit set details = details where id = 'a1'",
      "delete from audit",
      "delete from audit where id = 'a1'",
    ])("to be changed: %s", async (statement) => {
      const { db, options, backend } = current();
      await expect(backend.run(options, statement)).rejects.toThrow("audit is append-only");
      expect(await db.audit.list({})).toEqual({ entries: [entry], next: null });
    });

    test("to be changed: by what only one of them knows", async () => {
      const { db, options, backend } = current();
      const row = "(id, at, action, result, details) values ('a1', '', '', 'nothing happened', '{}')";
      const statements =
        options.databaseUrl === undefined
          ? [`insert or replace into audit ${row}`, `replace into audit ${row}`]
          : [`insert into audit ${row} on conflict (id) do update set result = ''`, "truncate audit"];
      for (const statement of statements) {
        await expect(backend.run(options, statement)).rejects.toThrow("audit is append-only");
      }
      expect(await db.audit.list({})).toEqual({ entries: [entry], next: null });
    });

    test("to take the same entry twice", async () => {
      const { db } = current();
      await expect(db.audit.add({ ...entry, result: "another" })).rejects.toThrow();
      expect(await db.audit.list({})).toEqual({ entries: [entry], next: null });
    });
  });
});
