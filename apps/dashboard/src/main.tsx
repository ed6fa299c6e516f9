import "./shared/contractWithoutEval.ts";
import "./styles.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/App.tsx";
import { registerOfflinePage } from "./app/installable.ts";
import { startI18n } from "./shared/i18n/i18n.ts";

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");

// No top-level await: a catalogue's chunk may import from this one, and would wait for it for ever.
void startI18n().then(() =>
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  ),
);
registerOfflinePage();
