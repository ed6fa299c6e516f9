import type { Env } from "./env.ts";
import type { Place } from "./place.ts";

export interface PlaceOptions {
  local?: true;
  host?: string;
}

/** Where the work is to be done. Only what that takes is loaded. */
async function placeFor({ local, host }: PlaceOptions, env: Env): Promise<Place> {
  if (local) {
    const { LocalPlace } = await import("./local/localPlace.ts");
    return new LocalPlace(env);
  }
  const [{ readLogin }, { connect }, { RemotePlace }] = await Promise.all([
    import("./remote/login.ts"),
    import("./remote/connect.ts"),
    import("./remote/remotePlace.ts"),
  ]);
  return new RemotePlace(connect(await readLogin(env)), host);
}

/** At a place that is left in the end, whatever happens. */
export async function at<T>(options: PlaceOptions, env: Env, work: (place: Place) => Promise<T>): Promise<T> {
  const place = await placeFor(options, env);
  try {
    return await work(place);
  } finally {
    place.close();
  }
}
