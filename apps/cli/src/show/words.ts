import type { KeptReason, ObjectKind, PlanWarning, SparedReason, TakenReason } from "@dunnage/api/schemas";
import { bytes } from "./quantities.ts";

type Params = Record<string, string>;

export const kindNames: Record<ObjectKind, string> = {
  containers: "Containers",
  images: "Images",
  volumes: "Volumes",
  networks: "Networks",
  buildCache: "Build cache",
};

export const kindName: Record<ObjectKind, string> = {
  containers: "container",
  images: "image",
  volumes: "volume",
  networks: "network",
  buildCache: "build cache",
};

export const takenWords: Record<TakenReason, (params: Params) => string> = {
  stopped: ({ state = "stopped", since }) => (since ? `${state} since ${since}` : state),
  never_started: () => "never started",
  dangling: () => "dangling",
  parent: () => "only images of this plan were built on it",
  unused: () => "unused",
  anonymous: () => "anonymous, unused",
  named: () => "NAMED, unused",
  shared: () => "shared with an image",
};

export const sparedWords: Record<SparedReason, (params: Params) => string> = {
  not_of_project: ({ project }) => `not of the project ${project}`,
  not_selected: () => "not asked for",
  running: ({ state }) => state ?? "running",
  in_use: ({ by, count }) => `used by ${by}${count && count !== "0" ? ` and ${count} more` : ""}`,
  tagged: () => "has a name",
  named: () => "has a name",
  label_keep: () => "label dunnage.keep=true",
  protected: ({ why, who }) => `protected by ${who}: ${why}`,
  own: () => "part of Dunnage itself",
  excepted: () => "taken out by --except",
  not_picked: ({ along }) =>
    along ? `${along} would go along with it, and is not picked` : "not among those picked",
  too_recent: ({ what, at }) => (at ? `too recent (${what} ${at})` : "too recent"),
  newest: ({ repository }) => `among the newest of ${repository}`,
  has_children: ({ by }) => `needed by ${by}`,
  predefined: () => "part of the engine",
  swarm: () => "of a swarm",
  foreign: ({ driver }) => `another driver's (${driver}), or with options`,
  shared: () => "shared with an image",
  internal: () => "kept by the engine for itself",
  size_unknown: () => "its size cannot be read",
  unknown: ({ detail }) => `not known for sure: ${detail}`,
};

export const warningWords: Record<PlanWarning["code"], (params: Params) => string> = {
  crash_looping: ({ name }) =>
    `The container ${name} keeps failing and being restarted. What it holds stays.`,
  kind_unread: ({ kind, detail }) => `${kind} could not be read, so all of it stays: ${detail}`,
  image_unresolved: ({ name, detail }) =>
    `What the container ${name} runs from cannot be read, so all images stay: ${detail}`,
  cache_holds_layers: ({ bytes: held }) =>
    `Build cache that stays shares layers with images that go: up to ${bytes(Number(held))} stay on the disk with it.`,
  watched_too_short: ({ since }) =>
    `This asks for more time without use than the host has been watched (since ${since}), so much stays.`,
  named_volumes: ({ count }) =>
    `Among what goes: ${count} ${count === "1" ? "volume" : "volumes"} that somebody gave a name. Their data is lost for good.`,
};

export const keptWords: Record<KeptReason, string> = {
  label_keep: "label dunnage.keep=true",
  protected: "protected meanwhile",
  already_gone: "gone already",
  changed: "changed since the plan",
  in_use: "in use",
  unknown: "not known for sure",
  cancelled: "cancelled before its turn",
  stopping: "Dunnage stopped before its turn",
  interrupted: "the run was cut off",
};
