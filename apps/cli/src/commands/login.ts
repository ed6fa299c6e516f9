import { type ExitCode, exitCodes, wrongUse } from "../ending.ts";
import type { Around } from "../program.ts";
import { connect } from "../remote/connect.ts";
import { addressIn, forgetLogin, keepLogin, tokenIn } from "../remote/login.ts";
import { told } from "../remote/told.ts";
import { plain } from "../show/table.ts";

export interface LoginOptions {
  url?: string;
  token?: string;
  tokenStdin?: true;
  json?: true;
}

/** Keeps an address and a token once a server has taken them. */
export async function login(options: LoginOptions, { terminal, env }: Around): Promise<ExitCode> {
  if (options.token !== undefined && options.tokenStdin)
    throw wrongUse("The token was given twice.", "Give either --token or --token-stdin.");
  const asked = options.url ?? env.url ?? (await terminal.ask("Address of Dunnage: ", "Add --url."));
  const url = addressIn(asked);
  const token = options.tokenStdin
    ? (await terminal.readAll()).trim()
    : (options.token ?? (await terminal.ask("Token: ", "Add --token-stdin.", { hidden: true })));
  if (token === "") throw wrongUse("There is no token.", "Make one in Dunnage's settings, under API tokens.");
  const { user } = await told(connect({ url, token: tokenIn(token) }).session.current.query());
  await keepLogin(env, { url, token });
  if (options.json) terminal.json({ url, user });
  else terminal.err(`Signed in at ${url} as ${plain(user.name)} (${user.role}). Kept in ${env.configFile}.`);
  return exitCodes.ok;
}

export async function logout(options: { json?: true }, { terminal, env }: Around): Promise<ExitCode> {
  const was = await forgetLogin(env);
  if (options.json) terminal.json({ signedOut: was });
  else
    terminal.err(
      was
        ? "Signed out here. The token itself is good until it is revoked in Dunnage."
        : "You were not signed in.",
    );
  return exitCodes.ok;
}
