import { createHash } from "node:crypto";

// What the made-up host is made of, in the field's terms. `answers.ts` says it as an engine does.

export interface Layer {
  /** Digest of its uncompressed content. */
  diffId: string;
  sizeBytes: number;
  createdBy: string;
}

export interface Image {
  id: string;
  tags: string[];
  digests: string[];
  labels: Record<string, string>;
  createdAt: Date;
  /** From the bottom up. */
  layers: Layer[];
}

export interface Container {
  id: string;
  name: string;
  /** As it was named when the container was made. */
  image: string;
  imageId: string;
  state: "running" | "exited" | "created";
  labels: Record<string, string>;
  createdAt: Date;
  /** `null`: it never ended. */
  finishedAt: Date | null;
  volumes: string[];
  networks: string[];
  writtenBytes: number;
  logBytes: number;
}

export interface Volume {
  name: string;
  labels: Record<string, string>;
  createdAt: Date;
  sizeBytes: number;
}

export interface Network {
  id: string;
  name: string;
  driver: string;
  labels: Record<string, string>;
  createdAt: Date;
}

export interface CacheRecord {
  id: string;
  type: string;
  description: string;
  inUse: boolean;
  /** An image has the same bytes. */
  shared: boolean;
  sizeBytes: number;
  createdAt: Date;
  lastUsedAt: Date;
  parents: string[];
}

/** All objects of the host, by what an engine calls them. */
export interface Objects {
  images: Map<string, Image>;
  containers: Map<string, Container>;
  volumes: Map<string, Volume>;
  networks: Map<string, Network>;
  cache: Map<string, CacheRecord>;
}

/** The same text gives the same digits at each start, so that links into the demo stay good. */
export const hex = (text: string): string => createHash("sha256").update(`demo ${text}`).digest("hex");

export const sizeOf = ({ layers }: Pick<Image, "layers">): number =>
  layers.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
