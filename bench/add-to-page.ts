import { join } from "node:path";
import type { Page } from "@playwright/test";
import { build, type Rollup } from "vite";
import { root } from "@/scripts/root";

/** What ./seals-in-page.ts exports, as `window.seals` of the page until it goes elsewhere. */
export type PageWithSeals = { readonly seals: typeof import("./seals-in-page") };

export async function addSealsTo(page: Page): Promise<void> {
  bundled ??= bundle();
  await page.evaluate(await bundled);
}

let bundled: Promise<string> | undefined;

async function bundle(): Promise<string> {
  const entry = join(root, "bench", "seals-in-page.ts");
  const result = await build({
    configFile: false,
    logLevel: "silent",
    resolve: { alias: { "@": root } },
    build: { write: false, lib: { entry, formats: ["iife"], name: "seals" } },
  });
  const [built] = result as Rollup.RollupOutput[];
  const [chunk] = built?.output ?? [];
  if (!chunk) throw new Error("What the page should do could not be bundled.");
  // Declared inside of what evaluates it, so it has to be told to the page.
  return `${chunk.code}\nwindow.seals = seals;`;
}
