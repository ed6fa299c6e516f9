/** The cookies of one browser, as far as our tests need one. */
export class Cookies {
  readonly #values = new Map<string, string>();

  /** Takes over what an answer sets. */
  keep(response: Response): Response {
    for (const line of response.headers.getSetCookie()) {
      const [pair = "", ...attributes] = line.split(";");
      const at = pair.indexOf("=");
      const ended = attributes.some(
        (a) => /^\s*max-age=0$/i.test(a) || /^\s*expires=thu, 01 jan 1970/i.test(a),
      );
      if (ended) this.#values.delete(pair.slice(0, at));
      else this.#values.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return response;
  }

  header(): string {
    return [...this.#values].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  values(): string[] {
    return [...this.#values.values()];
  }
}
