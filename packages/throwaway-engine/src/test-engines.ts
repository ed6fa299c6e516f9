import type { EngineOptions } from "./start-engine.ts";

interface TestEngine {
  title: string;
  options: EngineOptions;
}

/** The Docker Engines that the ordinary suite runs against: the oldest and the newest, and both ways to store images. */
export const testEngines: TestEngine[] = [
  { title: "the installed engine, overlay2", options: { version: "installed" } },
  { title: "engine 28.5, overlay2", options: { version: "28.5" } },
  { title: "engine 28.5, containerd store", options: { version: "28.5", store: "containerd" } },
];

/** Podman, for tests that hold of it as well: it has no build cache, and other names and words for much. */
export const podman: TestEngine = { title: "Podman 4.3", options: { version: "podman" } };

/** All that can be started: what the long suite runs against. */
export const allEngines: TestEngine[] = [
  ...testEngines,
  { title: "engine 26.1, overlay2", options: { version: "26.1" } },
  podman,
];
