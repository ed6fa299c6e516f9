const SHORT_ID = 12;

/** What people call an object; without a name, its id as the docker CLI shortens it. */
export const nameOf = ({ names, id }: { names: readonly string[]; id: string }): string =>
  names.length > 0 ? names.join(", ") : id.replace(/^sha256:/, "").slice(0, SHORT_ID);
