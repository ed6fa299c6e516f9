import type { EngineOptions } from "./start-engine.ts";

/** The engines that the ordinary suite runs against: the oldest and the newest, and both ways to store images. */
export const testEngines: { title: string; options: EngineOptions }[] = [
  { title: "the installed engine, overlay2", options: { version: "installed" } },
  { title: "engine 28.5, overlay2", options: { version: "28.5" } },
  { title: "engine 28.5, containerd store", options: { version: "28.5", store: "containerd" } },
];

/** All that can be started: what the long suite runs against. */
export const allEngines: typeof testEngines = [
  ...testEngines,
  { title: "engine 26.1, overlay2", options: { version: "26.1" } },
];

/** Podman 4.3, whose API service stands in for a Docker Engine. */
export const podman: (typeof testEngines)[number] = { title: "Podman 4.3", options: { version: "podman" } };
