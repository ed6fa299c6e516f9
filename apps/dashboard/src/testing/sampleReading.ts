import type { DiskReading } from "../features/picture/diskTree.ts";
import { sampleUsage, usageObject } from "./sampleUsage.ts";

const image = (id: string, uniqueBytes: number, more: Partial<ReturnType<typeof usageObject>> = {}) =>
  usageObject({ kind: "images", id, bytes: uniqueBytes + 100, uniqueBytes, sharedBytes: 100, ...more });

/** Two projects and a stray container, images that share layers within a project and across, a volume of unknown size, and a disk around it. */
const usage = {
  ...sampleUsage,
  objects: [
    usageObject({ kind: "containers", id: "web", project: "shop", use: "used", bytes: 30 }),
    usageObject({ kind: "containers", id: "blog", project: "blog", use: "used", bytes: 20 }),
    usageObject({ kind: "containers", id: "job", bytes: 50 }),
    image("shop-web", 200, { use: "used", heldBy: ["containers/web"] }),
    image("shop-old", 300, { project: "shop" }),
    image("both", 40, { use: "used", heldBy: ["containers/web", "containers/blog"] }),
    image("stray", 60),
    image("kept", 10, { protection: { id: "p1", why: "needed", who: "Mira" } }),
    usageObject({ kind: "volumes", id: "data", project: "shop", use: "used", bytes: 3_000 }),
    usageObject({ kind: "volumes", id: "share", use: "foreign", bytes: null, uniqueBytes: null }),
    usageObject({ kind: "networks", id: "net", bytes: 0 }),
    usageObject({ kind: "buildCache", id: "x1", bytes: 300, uniqueBytes: 300 }),
    usageObject({ kind: "buildCache", id: "x2", bytes: 90, uniqueBytes: 0, use: "named" }),
  ],
  sharedLayers: [
    { chainId: "base", bytes: 70, images: ["images/shop-web", "images/both", "images/stray"] },
    { chainId: "shop", bytes: 100, images: ["images/shop-web", "images/shop-old"] },
    { chainId: "free", bytes: 30, images: ["images/stray", "images/shop-old"] },
    { chainId: "held", bytes: 5, images: ["images/stray", "images/kept"] },
  ],
};

/** What images take, from all of that: own layers, and shared ones once. */
const IMAGES = 200 + 300 + 40 + 60 + 10 + 70 + 100 + 30 + 5;

export const sampleReading: DiskReading = {
  totalBytes: 10_000,
  parts: [
    { name: "images", bytes: IMAGES },
    { name: "containers", bytes: 100 },
    { name: "volumes", bytes: 3_200 },
    { name: "buildCache", bytes: 300 },
    { name: "logs", bytes: 900 },
    { name: "other", bytes: 685 },
    { name: "free", bytes: 4_000 },
  ],
  reclaimable: { images: 390, containers: 50, volumes: 0, buildCache: 300 },
  logs: { bytes: 900, files: 3, containers: [{ id: "web", name: "web", bytes: 800 }] },
  usage,
};
