import { afterAll, afterEach, beforeAll, beforeEach, describe } from "vitest";
import { type Database, type DatabaseOptions, openDatabase } from "../index.ts";
import { type Backend, backends } from "./backends.ts";

/** The database of the test under way: a new and empty one. */
interface Current {
  db: Database;
  options: DatabaseOptions;
  backend: Backend;
}

/** Runs the tests on each kind of database. */
export function onEachBackend(subject: string, tests: (current: () => Current) => void): void {
  describe.each(backends)(`${subject} on $name`, ({ start }) => {
    let backend: Backend;
    let options: DatabaseOptions;
    let db: Database;

    beforeAll(async () => {
      backend = await start();
    });
    afterAll(() => backend[Symbol.asyncDispose]());
    beforeEach(async () => {
      options = await backend.fresh();
      db = await openDatabase(options);
      // All its connections are there, so that what is asked at once arrives at once.
      await Promise.all(Array.from({ length: 8 }, () => db.ready()));
    });
    afterEach(() => db.close());

    tests(() => ({ db, options, backend }));
  });
}
