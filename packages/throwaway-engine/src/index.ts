export type { CliOptions } from "./cli.ts";
export { printedAs, summaryOf } from "./cli-summary.ts";
export type { EngineStore } from "./configuration.ts";
export type { EngineTcp, ThrowawayEngine } from "./engine.ts";
export type { EngineVersion } from "./programs.ts";
export { type RegistryOptions, startRegistry, type ThrowawayRegistry } from "./registry.ts";
export type { EngineAnswer } from "./request.ts";
export { baseImage } from "./scenario/base-image.ts";
export {
  type ContainerSpec,
  type ContainerState,
  type MadeContainer,
  makeContainer,
} from "./scenario/container.ts";
export {
  type BuildCacheSpec,
  type ImageSpec,
  type MadeBuildCache,
  type MadeImage,
  makeBuildCache,
  makeImage,
} from "./scenario/image.ts";
export { type MadeNetwork, makeNetwork, type NetworkSpec } from "./scenario/network.ts";
export { type StandardScenario, standardScenario } from "./scenario/standard.ts";
export { tarball } from "./scenario/tarball.ts";
export { type MadeVolume, makeVolume, type VolumeSpec } from "./scenario/volume.ts";
export { type SocketProxy, startSocketProxy } from "./socket-proxy.ts";
export { type EngineOptions, startEngine } from "./start-engine.ts";
export { allEngines, podman, testEngines } from "./test-engines.ts";
