/** What the sign-in page is told by who sends people there. Travels in the history's state, never in the address. */
export interface SignInState {
  why?: "ended" | "signedOut" | "signedOutEverywhere";
  /** How many sessions were ended, for `signedOutEverywhere`. */
  sessions?: number;
  /** Where to go on afterwards. */
  from?: string;
}
