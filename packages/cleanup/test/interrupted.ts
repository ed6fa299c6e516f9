import type { Engine } from "@dunnage/api";

/** Does `work` just before this is asked for the first time, or the nth. */
export function interrupted(
  engine: Engine,
  method: keyof Engine,
  work: () => Promise<unknown>,
  nth = 1,
): Engine {
  let [asked, done]: [number, Promise<unknown> | null] = [0, null];
  return new Proxy(engine, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== "function") return value;
      return async (...args: unknown[]): Promise<unknown> => {
        if (name === method && ++asked >= nth) await (done ??= work());
        return Reflect.apply(value, target, args);
      };
    },
  });
}
