/** Of the page that the document is read on, in the dashboard's colours. */
export const pageStyle = `
:root {
  color-scheme: light dark;
  --text: light-dark(#15191f, #e7eaef);
  --quiet: light-dark(#56606d, #a0a9b6);
  --back: light-dark(#ffffff, #161a20);
  --raised: light-dark(#eceef2, #0f1318);
  --line: light-dark(#dde1e7, #2b323c);
  --link: light-dark(#1f3a68, #b3caff);
  --get: light-dark(#13653f, #7ad3a4);
  --post: light-dark(#1f3a68, #b3caff);
  --delete: light-dark(#a81f2c, #ff9aa2);
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body { margin: 0 auto; max-width: 82rem; padding: 1rem; font: 1rem/1.5 system-ui, sans-serif; color: var(--text); background: var(--back); }
a { color: var(--link); }
a:focus-visible, summary:focus-visible, [tabindex="0"]:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
.skip { position: absolute; left: -100vw; }
.skip:focus { left: 1rem; top: 1rem; padding: 0.5rem; background: var(--back); }
h1 { font-size: 1.6rem; margin: 0 0 0.5rem; }
h2 { font-size: 1.3rem; margin: 2.5rem 0 0.5rem; text-transform: capitalize; }
h3 { font-size: 1rem; margin: 2rem 0 0.5rem; padding-top: 1rem; border-top: 1px solid var(--line); overflow-wrap: anywhere; }
code, pre { font: 0.875rem/1.5 ui-monospace, monospace; overflow-wrap: anywhere; }
pre { margin: 0.75rem 0; padding: 0.75rem; overflow-x: auto; background: var(--raised); border: 1px solid var(--line); border-radius: 0.375rem; }
pre code { overflow-wrap: normal; }
p, ul { margin: 0.5rem 0; max-width: 75ch; }
.fields { margin: 0; padding-left: 1.1rem; }
.said, small { color: var(--quiet); }
b.get { color: var(--get); }
b.post { color: var(--post); }
b.delete { color: var(--delete); }
.wide { overflow-x: auto; margin: 0.75rem 0; }
table { border-collapse: collapse; width: 100%; font-size: 0.9rem; }
th, td { text-align: left; vertical-align: top; padding: 0.4rem 0.75rem 0.4rem 0; border-bottom: 1px solid var(--line); min-width: 8rem; }
th { font-weight: 500; }
thead th { color: var(--quiet); }
td p { margin: 0; }
nav ul { list-style: none; margin: 0; padding: 0 0 0.5rem 1rem; font-size: 0.875rem; }
nav li, summary { padding: 0.25rem 0; }
nav a { overflow-wrap: anywhere; }
summary { cursor: pointer; text-transform: capitalize; }
@media (min-width: 60rem) {
  body { display: grid; grid-template-columns: 17rem minmax(0, 1fr); column-gap: 2.5rem; }
  header { grid-column: 1 / -1; }
  nav { position: sticky; top: 1rem; align-self: start; max-height: calc(100vh - 2rem); overflow-y: auto; }
}
`;
