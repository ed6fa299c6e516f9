import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defaultClientConditions, defineConfig } from "vite";
import { offlinePage } from "./offlinePage.ts";
import { precompress } from "./precompress.ts";

/** The server that answers while `vite` serves the page. */
const server = "http://127.0.0.1:7070";

export default defineConfig({
  plugins: [react(), tailwindcss(), offlinePage(), precompress()],
  // The contract is read from its source, so that this build needs no other package's build.
  resolve: { conditions: ["dunnage-source", ...defaultClientConditions] },
  // next-auth/react reads these in the browser too, where there is no `process`.
  define: {
    "process.env.NEXTAUTH_URL": "undefined",
    "process.env.NEXTAUTH_URL_INTERNAL": "undefined",
    "process.env.VERCEL_URL": "undefined",
  },
  // The content security policy allows no data: address.
  build: {
    target: "es2023",
    assetsInlineLimit: 0,
    rolldownOptions: {
      // What every page needs comes in one file: on a slow line each further one costs a turn on one of six connections, and headers as long as its code.
      output: { codeSplitting: { groups: [{ name: "first", tags: ["$initial"] }] } },
    },
  },
  server: { proxy: { "/api": server, "/healthz": server } },
});
