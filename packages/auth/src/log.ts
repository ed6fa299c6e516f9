type Write = (fields: Record<string, unknown>, message: string) => void;

/** Where this package tells what happened. A pino logger is one. Never handed a password, a token, a cookie or the secret. */
export interface AuthLog {
  debug: Write;
  info: Write;
  warn: Write;
  error: Write;
}
