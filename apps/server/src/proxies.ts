import { compile } from "proxy-addr";

/** Whether an address is one of these: addresses, networks (`10.0.0.0/8`), or the names `loopback`, `linklocal` and `uniquelocal`. */
export function isOneOf(networks: string[]): (address: string) => boolean {
  const trusts = compile(networks);
  return (address) => trusts(address, 0);
}

/** What is wrong with such a list, with commas between; `null` if nothing. */
export function networksProblem(text: string): string | null {
  try {
    compile(networksIn(text));
    return null;
  } catch {
    return "must be addresses or networks such as 172.18.0.0/16, or loopback, linklocal or uniquelocal, with commas between";
  }
}

export function networksIn(text: string): string[] {
  return text
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
}
