import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { PlainError } from "../lib/plain-error";
import { root } from "./root";
import { endChild, spawnNext } from "./spawn-next";

const stampFile = join(root, ".next", "holdfast-sources");

/** What does not end up in the built app, so that a change there asks for no new build. */
const beside = new Set([
  ...["node_modules", ".next", ".git", ".data", ".ci", "bench", "docs", "e2e", "scripts", "test"],
  ...["test-results", "playwright-report", "tsconfig.tsbuildinfo", "next-env.d.ts"],
]);

/** Builds the app, unless the last build was made of exactly these sources and packages. */
export async function buildWhenNeeded(tell: (line: string) => void, signal?: AbortSignal): Promise<void> {
  const stamp = await hashSources();
  if (existsSync(stampFile) && (await readFile(stampFile, "utf8")) === stamp) return;
  tell("Building the app. It takes a minute or two, and is done again only when something has changed.");
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
  for (const file of await listSources(root))
    hash
      .update(file)
      .update("\0")
      .update(await readFile(file))
      .update("\0");
  return hash.digest("hex");
}

async function listSources(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { withFileTypes: true });
  const lists = entries
    .filter(({ name }) => !beside.has(name) && !/\.(md|test\.tsx?)$/.test(name))
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .map(async (entry) => {
      const path = join(directory, entry.name);
      return entry.isDirectory() ? listSources(path) : [path];
    });
  return (await Promise.all(lists)).flat();
}
