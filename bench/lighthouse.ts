import { startEngine } from "@dunnage/throwaway-engine";
import { launch } from "chrome-launcher";
import runLighthouse from "lighthouse";
import { type BigHost, fill, saidOf, scaled } from "./bigHost.ts";
import { percentile } from "./percentiles.ts";
import { query } from "./procedures.ts";
import { startServer } from "./serverProcess.ts";
import { table } from "./table.ts";

const RUNS = 5;

/** A host as most are: what the engine takes to read a big one says nothing of the page. */
const host: BigHost = {
  containers: scaled(100),
  filesInEach: 20,
  images: scaled(30),
  volumes: scaled(50),
  filesInVolume: 200,
  projects: scaled(10),
};

const pages = [
  { name: "sign-in", path: "/sign-in", signedIn: false },
  { name: "overview", path: "/", signedIn: true },
  { name: "usage", path: "/usage", signedIn: true },
];

const categories = ["performance", "accessibility", "best-practices"];
const metrics = [
  "first-contentful-paint",
  "largest-contentful-paint",
  "total-blocking-time",
  "cumulative-layout-shift",
];

/** The mobile preset, which is Lighthouse's own default: a phone of the middle kind on slow 4G, simulated. Every run is a first visit. */
export async function lighthouse(): Promise<string> {
  await using engine = await startEngine({ version: "28.5" });
  await fill(engine, host);
  await using server = await startServer(engine.host);
  // The server has looked at its host, as one that has been up for a while has.
  await query(server, "stats");
  await query(server, "usage");
  const rows: string[][] = [];
  for (const { name, path, signedIn } of pages) {
    const visits: Visit[] = [];
    for (let run = 0; run < RUNS; run++)
      visits.push(await firstVisit(`${server.url}${path}`, signedIn ? server.cookie : undefined));
    const median = (id: string) =>
      percentile(
        visits.map((visit) => visit.figureOf(id)),
        0.5,
      );
    rows.push([
      name,
      ...categories.map((id) => (median(id) * 100).toFixed(0)),
      ...metrics.map((id) =>
        id === "cumulative-layout-shift" ? median(id).toFixed(3) : median(id).toFixed(0),
      ),
    ]);
    tellWhatFell(name, visits);
  }
  const columns = [
    "page",
    "performance",
    "accessibility",
    "best practices",
    "first paint, ms",
    "largest paint, ms",
    "blocked, ms",
    "layout shift",
  ];
  return `${saidOf(host)}; medians of ${RUNS} first visits:\n\n${table(columns, rows)}`;
}

interface Visit {
  /** A category's score, of 1, or a metric. */
  figureOf(id: string): number;
  /** The audits that cost a category something, with what they say of it. */
  fell: string[];
}

/** In a browser of its own, which has kept nothing. */
async function firstVisit(url: string, cookie: string | undefined): Promise<Visit> {
  const chromium = await launch({
    ...(process.env.DUNNAGE_CHROMIUM === undefined ? {} : { chromePath: process.env.DUNNAGE_CHROMIUM }),
    // Chromium has no sandbox for root, which the engine takes.
    chromeFlags: ["--headless=new", "--no-sandbox"],
  });
  try {
    const result = await runLighthouse(url, {
      port: chromium.port,
      onlyCategories: categories,
      logLevel: "error",
      // The cookie, too, belongs to what a reset would take.
      disableStorageReset: true,
      ...(cookie === undefined ? {} : { extraHeaders: { cookie } }),
    });
    if (!result) throw new Error(`Lighthouse told nothing of ${url}.`);
    const { audits, finalDisplayedUrl, runtimeError } = result.lhr;
    if (runtimeError) throw new Error(`${url}: ${runtimeError.message}`);
    // Whoever is not signed in is led away, and another page would be measured under this one's name.
    if (finalDisplayedUrl !== url) throw new Error(`${url} led to ${finalDisplayedUrl}.`);
    const weighing = Object.values(result.lhr.categories).flatMap(({ auditRefs }) =>
      auditRefs.filter(({ weight }) => weight > 0).map(({ id }) => id),
    );
    return {
      figureOf(id) {
        const value = result.lhr.categories[id]?.score ?? audits[id]?.numericValue;
        if (typeof value !== "number") throw new Error(`Lighthouse told no ${id} of ${url}.`);
        return value;
      },
      fell: weighing.flatMap((id) => {
        const audit = audits[id];
        if (!audit || audit.score === null || audit.score >= 0.9) return [];
        return `${id}: ${audit.displayValue ?? audit.title}`;
      }),
    };
  } finally {
    chromium.kill();
  }
}

function tellWhatFell(name: string, visits: Visit[]): void {
  for (const line of new Set(visits.flatMap(({ fell }) => fell))) console.log(`  ${name}: ${line}`);
}
