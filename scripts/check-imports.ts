import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { importTrouble } from "./import-trouble";
import { listSources } from "./list-sources";
import { root } from "./root";

const notOurs = new Set([
  ...["node_modules", ".next", ".git", ".data", "public", "test-results", "playwright-report"],
  "next-env.d.ts",
]);

/** Checks the imports of the whole project. */
export async function checkImports(): Promise<string[]> {
  const files = await listSources((name) => notOurs.has(name));
  const sources = new Map<string, string>();
  for (const file of files) sources.set(file, await readFile(join(root, file), "utf8"));
  return importTrouble(sources);
}
