import { join } from "node:path";
import { build } from "esbuild";
import { root } from "./root";

/** The service worker as it is served. Next.js serves what lies there when it starts. */
export const builtWorker = join(root, "public", "sw.js");

/** Puts the service worker together into one file. */
export async function buildWorker(): Promise<void> {
  const folder = join(root, "features", "offline", "worker");
  await build({
    entryPoints: [join(folder, "worker.ts")],
    tsconfig: join(folder, "tsconfig.json"),
    outfile: builtWorker,
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2022",
    define: { "process.env.NODE_ENV": '"production"' },
    legalComments: "none",
    logLevel: "warning",
  });
}
