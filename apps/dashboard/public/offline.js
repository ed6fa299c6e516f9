// One language, where there is a choice: the one that was chosen, else the browser's. Then looks whether the server is back, and goes on where one was.
// The key is that of src/shared/i18n/language.ts.
const sections = [...document.querySelectorAll("section[lang]")];
const primary = (tag) => tag.toLowerCase().split("-")[0];
let chosen = null;
try {
  chosen = localStorage.getItem("dunnage.language");
} catch {
  // Storage may be forbidden.
}
const wanted = [chosen, ...navigator.languages].filter(Boolean);
const spoken =
  wanted
    .map(
      (tag) =>
        sections.find(({ lang }) => lang === tag) ??
        sections.find(({ lang }) => primary(lang) === primary(tag)),
    )
    .find(Boolean) ?? sections[0];
for (const section of sections) section.hidden = section !== spoken;
document.documentElement.lang = spoken.lang;
document.title = spoken.dataset.title;

const EVERY_MS = 3000;
const look = async () => {
  try {
    const { ok } = await fetch("/healthz", { cache: "no-store" });
    if (ok) return location.reload();
  } catch {
    // Still away.
  }
  setTimeout(look, EVERY_MS);
};
void look();
addEventListener("online", () => location.reload());
for (const button of document.querySelectorAll("button"))
  button.addEventListener("click", () => location.reload());
