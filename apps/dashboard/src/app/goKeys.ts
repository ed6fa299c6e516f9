/** After `g`: the letter that leads to a page, by the page's name. */
export const goKeys: Readonly<Record<string, string>> = {
  overview: "o",
  usage: "u",
  projects: "j",
  cleanup: "c",
  history: "h",
  protections: "p",
  general: "s",
  registries: "r",
  tokens: "t",
  users: "e",
  webhooks: "w",
  audit: "a",
  diagnostics: "d",
};
