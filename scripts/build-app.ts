import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { PlainError } from "../lib/plain-error";
import { buildWorker, builtWorker } from "./build-worker";
import { listSources } from "./list-sources";
import { root } from "./root";
import { endChild, spawnNext } from "./spawn-next";

const stampFile = join(root, ".next", "holdfast-sources");

/** What does not end up in the built app, so that a change there asks for no new build. */
const beside = new Set([
  ...["node_modules", ".next", ".git", ".data", ".ci", "bench", "docs", "e2e", "scripts", "test"],
  ...["test-results", "playwright-report", "tsconfig.tsbuildinfo", "next-env.d.ts", "sw.js"],
]);

/** Builds the app, unless the last build was made of exactly these sources and packages. */
export async function buildWhenNeeded(tell: (line: string) => void, signal?: AbortSignal): Promise<void> {
  const stamp = await hashSources();
  const isBuilt = existsSync(stampFile) && existsSync(builtWorker);
  if (isBuilt && (await readFile(stampFile, "utf8")) === stamp) return;
  tell("Building the app. It takes a minute or two, and is done again only when something has changed.");
  await buildWorker();
  await build(signal);
  await writeFile(stampFile, stamp);
}

async function build(signal?: AbortSignal): Promise<void> {
  const child = spawnNext(["build"], { ...process.env, NODE_ENV: "production" }, ["inherit", "inherit"]);
  const cancel = () => void endChild(child);
  signal?.addEventListener("abort", cancel);
  const [code] = await once(child, "exit");
  signal?.removeEventListener("abort", cancel);
  signal?.throwIfAborted();
  if (code !== 0) throw new PlainError("The app could not be built; the reason stands above.");
}

async function hashSources(): Promise<string> {
  const hash = createHash("sha256");
  const files = await listSources((name) => beside.has(name) || /\.(md|test\.tsx?)$/.test(name));
  for (const file of files)
    hash
      .update(`${file}\0`)
      .update(await readFile(join(root, file)))
      .update("\0");
  return hash.digest("hex");
}
