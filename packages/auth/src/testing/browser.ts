import { z } from "zod";
import type { Auth } from "../createAuth.ts";

type Form = Record<string, string>;

/** Somebody at a browser, with a cookie jar, who talks to sign-in as next-auth/react does. */
export class Browser {
  readonly cookies = new Map<string, string>();
  readonly #auth: Auth;
  readonly #address: string;
  /** As it was in the answer, flags and all. */
  readonly setCookies: string[] = [];

  constructor(auth: Auth, address = "192.0.2.1") {
    this.#auth = auth;
    this.#address = address;
  }

  request(path: string, init: RequestInit = {}): Request {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = { cookie, "user-agent": "Browser/1.0", ...Object.fromEntries(new Headers(init.headers)) };
    return new Request(`http://dunnage.test${path}`, { ...init, headers });
  }

  async send(path: string, init: RequestInit = {}): Promise<Response> {
    const response = await this.#auth.handle(this.request(`/api/auth/${path}`, init), {
      address: this.#address,
    });
    for (const cookie of response.headers.getSetCookie()) {
      this.setCookies.push(cookie);
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (/max-age=0/i.test(cookie)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return response;
  }

  post(path: string, form: Form): Promise<Response> {
    const headers = { "x-auth-return-redirect": "1" };
    return this.send(path, { method: "POST", headers, body: new URLSearchParams(form) });
  }

  async csrfToken(): Promise<string> {
    const response = await this.send("csrf");
    return z.object({ csrfToken: z.string() }).parse(await response.json()).csrfToken;
  }

  /** Answers the problem's code, or `null` when signed in. */
  async signIn(
    provider: "password" | "setup" | "invitation" | "password_link" | "demo",
    form: Form,
  ): Promise<string | null> {
    const response = await this.post(`callback/${provider}`, { ...form, csrfToken: await this.csrfToken() });
    const { url } = z.object({ url: z.url() }).parse(await response.json());
    const { searchParams } = new URL(url);
    return searchParams.get("code") ?? searchParams.get("error");
  }

  async signOut(): Promise<Response> {
    return this.post("signout", { csrfToken: await this.csrfToken() });
  }

  /** What the page is told about who is signed in. */
  async session(): Promise<unknown> {
    const session: unknown = await (await this.send("session")).json();
    return session;
  }

  async providers(): Promise<string[]> {
    const response = await this.send("providers");
    return Object.keys(z.record(z.string(), z.unknown()).parse(await response.json()));
  }

  /** A second browser that holds copies of this one's cookies, as a thief would. */
  copy(address = "198.51.100.1"): Browser {
    const copy = new Browser(this.#auth, address);
    for (const [name, value] of this.cookies) copy.cookies.set(name, value);
    return copy;
  }
}
