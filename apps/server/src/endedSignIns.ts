import type { PasswordLinkStore, SessionStore, TokenStore, UserStore } from "@dunnage/api";

interface Stores {
  users: UserStore;
  sessions: SessionStore;
  tokens: TokenStore;
  passwordLinks: PasswordLinkStore;
}

/** The same stores, which tell once a session or a token may be no more. */
export function tellingOfEndedSignIns(
  { users, sessions, tokens, passwordLinks }: Stores,
  mayHaveEnded: () => void,
): Stores {
  const telling = async <T>(change: Promise<T>): Promise<T> => {
    const answer = await change;
    mayHaveEnded();
    return answer;
  };
  return {
    users: { ...users, remove: (id) => telling(users.remove(id)) },
    sessions: {
      ...sessions,
      end: (id) => telling(sessions.end(id)),
      endOneOf: (userId, id) => telling(sessions.endOneOf(userId, id)),
      endAllOf: (userId, except) => telling(sessions.endAllOf(userId, except)),
    },
    tokens: { ...tokens, remove: (id, of) => telling(tokens.remove(id, of)) },
    passwordLinks: { ...passwordLinks, spend: (...link) => telling(passwordLinks.spend(...link)) },
  };
}
