// Runs before the first paint, as a file of its own because the content security policy allows no inline script.
// The key and the values are those of src/shared/ui/theme.ts.
try {
  const theme = localStorage.getItem("dunnage.theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // Storage may be forbidden: the system's theme then holds.
}
