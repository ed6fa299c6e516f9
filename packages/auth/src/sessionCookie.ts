import { getToken } from "@auth/core/jwt";

/** Deciphering takes 0.7 ms, more than all else that a request costs here, so what it gave is kept for this many browsers. */
const REMEMBERED = 200;

interface Parts {
  secret: string;
  publicUrl: URL;
}

/** As Auth.js names its cookies: browsers take such a one over https only. */
export const cookiePrefix = (publicUrl: URL) => (publicUrl.protocol === "https:" ? "__Secure-" : "");

/** Reads the session's id out of a request's cookie; `null` if there is none, or it was not made with this secret. */
export class SessionCookie {
  readonly #name: string;
  readonly #secret: string;
  readonly #known = new Map<string, string>();

  constructor({ secret, publicUrl }: Parts) {
    this.#secret = secret;
    this.#name = `${cookiePrefix(publicUrl)}authjs.session-token`;
  }

  async sidOf(request: Request): Promise<string | null> {
    const cookie = request.headers.get("cookie");
    if (!cookie?.includes(this.#name)) return null;
    const sid = this.#known.get(cookie) ?? (await this.#decipher(cookie));
    if (sid !== null) this.#remember(cookie, sid);
    return sid;
  }

  async #decipher(cookie: string): Promise<string | null> {
    const token = await getToken({
      // The cookie alone: Auth.js would also take a bearer token, and a session has one way in.
      req: { headers: { cookie } },
      secret: this.#secret,
      cookieName: this.#name,
      salt: this.#name,
    });
    return sidIn(token);
  }

  /** Whether the session still stands is asked of the database each time, so that nothing remembered here can be out of date. */
  #remember(cookie: string, sid: string): void {
    this.#known.delete(cookie);
    this.#known.set(cookie, sid);
    const [oldest] = this.#known.keys();
    if (this.#known.size > REMEMBERED && oldest !== undefined) this.#known.delete(oldest);
  }
}

/** The session's id: all that the cookie holds. */
export function sidIn(token: unknown): string | null {
  return typeof token === "object" && token !== null && "sid" in token && typeof token.sid === "string"
    ? token.sid
    : null;
}
