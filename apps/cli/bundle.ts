import { fileURLToPath } from "node:url";
import { build, type Plugin } from "rolldown";

// Everything in a few files: the package needs nothing else installed, and Node reads three files instead of four hundred, which is most of the
// time that a short command takes.

const inFolder = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Importing node:http as a module reads all of its exports, and so loads fetch and WebSocket: 20 ms, for what a local command never uses. */
const httpAlone: Plugin = {
  name: "http-alone",
  resolveId: (id) => (id === "node:http" ? "\0http-alone" : null),
  load: (id) =>
    id === "\0http-alone"
      ? 'export const { Agent, IncomingMessage } = process.getBuiltinModule("node:http");'
      : null,
};

/** `folder`: absolute. */
export async function bundleInto(folder: string): Promise<void> {
  await build({
    input: inFolder("src/dunnage.ts"),
    platform: "node",
    plugins: [httpAlone],
    onLog: (level, log) => {
      if (level === "warn") throw new Error(log.message);
    },
    // Of our own packages only what is used: importing one schema does not build all of them.
    treeshake: { moduleSideEffects: (id) => !/\/packages\/[a-z]+\/src\//.test(id) },
    resolve: {
      conditionNames: ["dunnage-source", "import", "node", "default"],
      // dockerode is used for its HTTP alone. These would be loaded with it, at 150 ms, for what is never called.
      alias: Object.fromEntries(
        ["@grpc/grpc-js", "@grpc/proto-loader", "protobufjs", "ssh2", "tar-fs"].map((name) => [
          name,
          inFolder("src/absent.ts"),
        ]),
      ),
    },
    output: {
      dir: folder,
      cleanDir: true,
      format: "es",
      minify: { compress: true, mangle: false, codegen: { removeWhitespace: false } },
      entryFileNames: "dunnage.js",
      chunkFileNames: "[name].js",
    },
  });
}

if (import.meta.main) await bundleInto(inFolder("dist"));
