// The container's health check: the image has no shell and no curl. Ends with 0 once the server answers, else with 1.
const { HOST, PORT } = process.env;
const host = !HOST || HOST === "0.0.0.0" || HOST === "::" ? "127.0.0.1" : HOST;
const address = `http://${host.includes(":") ? `[${host}]` : host}:${PORT || 7070}/healthz`;
try {
  const { ok, status } = await fetch(address, { signal: AbortSignal.timeout(4000) });
  if (!ok) throw new Error(`It answers ${status}.`);
} catch (error) {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  console.error(`${address}: ${cause instanceof Error ? cause.message : String(cause)}`);
  process.exitCode = 1;
}
