import { defineConfig, devices } from "@playwright/test";

// Drives the built product in the system's chromium against engines that the tests start themselves.
export default defineConfig({
  testDir: "tests",
  outputDir: "test-results",
  // Two cores, and every worker has an engine and a server of its own.
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  // What is measured in milliseconds is measured on a machine with nothing else to do, and icons are drawn when their drawing has changed: not with every run.
  grepInvert: [
    ...(process.env.DUNNAGE_PICTURES ? [] : [/@pictures/]),
    ...(process.env.DUNNAGE_QUIET ? [] : [/@quiet/]),
  ],
  // Pictures of screens are made anew when those have changed on purpose.
  updateSnapshots: process.env.DUNNAGE_PICTURES ? "all" : "none",
  snapshotPathTemplate: "{testDir}/../../docs/images/{arg}{ext}",
  retries: 0,
  timeout: 60_000,
  expect: {
    timeout: 10_000,
    toMatchAriaSnapshot: { pathTemplate: "{testDir}/{testFileName}-snapshots/{arg}{ext}" },
  },
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? [["list"], ["json"]] : [["list"]],
  use: {
    ...devices["Desktop Chrome"],
    viewport: { width: 1440, height: 900 },
    locale: "en-GB",
    // Routes that a test puts in the server's place would not see what a service worker asks for; the test of that allows it.
    serviceWorkers: "block",
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: process.env.DUNNAGE_CHROMIUM ?? "/usr/bin/chromium",
      // As root, chromium refuses its sandbox; the rest keeps it from looking for Google's hosts.
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
