export { type DemoEngine, startDemoEngine } from "./startDemoEngine.ts";
