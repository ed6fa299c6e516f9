import type { ObjectKind, Protection } from "@dunnage/api";

/** What a protection is held against. */
export interface Protectable {
  kind: ObjectKind;
  id: string;
  names: string[];
  /** Every name of an image, tags and digests. */
  references?: string[];
  labels: Record<string, string>;
  project: string | null;
}

const COMPOSE_PROJECT = "com.docker.compose.project";

/** The compose project that an object belongs to, by the label that docker compose gives it. */
export function projectOf({ labels }: { labels: Record<string, string> }): string | null {
  return labels[COMPOSE_PROJECT] || null;
}

/** Those that count on a host. */
export function protectionsOn(host: string, protections: Protection[]): Protection[] {
  return protections.filter((protection) => protection.host === null || protection.host === host);
}

/** The first of these protections that keeps the object; `null` if none does. */
export function protectionOf(object: Protectable, protections: Protection[]): Protection | null {
  return protections.find((protection) => keeps(protection, object)) ?? null;
}

function keeps({ kind, by, value }: Protection, object: Protectable): boolean {
  if (kind !== null && kind !== object.kind) return false;
  switch (by) {
    case "id":
      return object.id === value || object.id === `sha256:${value}`;
    case "name":
      return [...object.names, ...(object.references ?? [])]
        .flatMap((name) => (object.kind === "images" ? spellings(name) : name))
        .some((name) => matches(value, name));
    case "project":
      return object.project === value;
    case "label":
      return hasLabel(object.labels, value);
  }
}

/** An image that Docker calls `app` is `docker.io/library/app` to Podman, or `localhost/app` if it was built there. The same words keep all of them. */
function spellings(name: string): string[] {
  const short = name.replace(/^(docker\.io\/library|docker\.io|localhost)\//, "");
  const hasRegistry = /^([^/]*[.:][^/]*|localhost)\//.test(name);
  const whole = `docker.io/${name.includes("/") ? "" : "library/"}${name}`;
  return [name, short, ...(hasRegistry ? [] : [whole])];
}

/** `registry/name` stands for each of its tags, as everywhere with Docker it stands for one of them. */
function matches(pattern: string, name: string): boolean {
  return isLike(name, pattern) || isLike(name.replace(/(:[^:/@]+|@.+)$/, ""), pattern);
}

/** `*` for any characters, `?` for one. Not by a regular expression: a pattern of many stars would take one for ever. */
function isLike(name: string, pattern: string): boolean {
  let at = 0;
  let wanted = 0;
  let star = -1;
  let tried = 0;
  while (at < name.length) {
    if (pattern[wanted] === "*") {
      star = wanted++;
      tried = at;
    } else if (wanted < pattern.length && (pattern[wanted] === "?" || pattern[wanted] === name[at])) {
      wanted++;
      at++;
    } else if (star >= 0) {
      wanted = star + 1;
      at = ++tried;
    } else {
      return false;
    }
  }
  while (pattern[wanted] === "*") wanted++;
  return wanted === pattern.length;
}

function hasLabel(labels: Record<string, string>, wanted: string): boolean {
  const [key = "", ...rest] = wanted.split("=");
  const value = Object.hasOwn(labels, key) ? labels[key] : undefined;
  return value !== undefined && (rest.length === 0 || value === rest.join("="));
}
