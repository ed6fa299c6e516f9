import { existsSync, readdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

const folders = ["packages", "apps"].flatMap((parent) =>
  readdirSync(`${import.meta.dirname}/${parent}`).map((name) => ({
    name,
    root: `${import.meta.dirname}/${parent}/${name}`,
  })),
);

// Tests run the packages' TypeScript source, so that none of them waits for a build. The rest are vite's own.
const conditions = ["dunnage-source", "module", "node", "development|production"];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    // Half the cores: each worker may have an engine, a database or a server of its own at work beside it.
    maxWorkers: Math.max(2, Math.floor(availableParallelism() / 2)),
    testTimeout: 60_000, // on a machine that has other things to do; alone they take seconds
    hookTimeout: 120_000, // starting an engine and filling it with images
    projects: [
      ...folders
        .filter(({ root }) => existsSync(`${root}/package.json`))
        .map(({ name, root }) => ({
          extends: true as const,
          root,
          // A style sheet is empty to a test unless it asks for its text.
          test: { name, include: ["src/**/*.test.{ts,tsx}"], css: { include: [/\.css\?raw$/] } },
        })),
      {
        extends: true,
        root: `${import.meta.dirname}/scripts`,
        test: { name: "scripts", include: ["*.test.ts"] },
      },
    ],
  },
});
