/** What stops a command, in words for the person who ran it: what failed, and what to do about it. */
export class Problem extends Error {
  /** @param {string} message */
  constructor(message) {
    super(message);
    this.name = "Problem";
  }
}
