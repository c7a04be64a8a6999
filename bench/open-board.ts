import { join } from "node:path";
import { type Browser, type BrowserContext, chromium, type Page } from "@playwright/test";
import type postgres from "postgres";
import { build, type Rollup } from "vite";
import { root } from "@/scripts/root";
import { toBase64url } from "@/seal/bytes";
import { findBrowser, launchOptions } from "@/test/browser";
import { postRealNeed, postRealOffer } from "@/test/real-listings";
import { foundRealNetwork, type RealNetwork } from "@/test/real-network";
import { signInByWords } from "./sign-in-by-words";

/** Milliseconds; `opening` is that of all sealed notes, one after the other as `seal/` opens them. */
export type Opening = { readonly throttle: number; readonly firstCard: number; readonly opening: number };

/** A board of so many listings with a note each, in a browser at the machine's own speed and slowed down four times. */
export async function timeOpening(origin: string, owner: postgres.Sql, listings: number): Promise<Opening[]> {
  await findBrowser(console.log);
  const browser = await chromium.launch(launchOptions());
  try {
    const network = await fill(owner, listings);
    const openings: Opening[] = [];
    // The first one warms up what is compiled once.
    for (const throttle of [1, 1, 4]) openings.push(await timeOne(browser, origin, network, throttle));
    return openings.slice(1);
  } finally {
    await browser.close();
  }
}

async function fill(owner: postgres.Sql, listings: number): Promise<RealNetwork> {
  const network = await foundRealNetwork(owner);
  for (let index = 0; index < listings; index++) {
    const by = network.member(index % 3 === 0 ? "Malik" : "Ines");
    const listing = { by, note: `Back door, ring twice. Number ${index}.` };
    await (index % 2 === 0 ? postRealNeed(owner, network, listing) : postRealOffer(owner, network, listing));
  }
  return network;
}

async function timeOne(
  browser: Browser,
  origin: string,
  network: RealNetwork,
  throttle: number,
): Promise<Opening> {
  const context = await browser.newContext({ baseURL: origin, locale: "en" });
  try {
    const page = await context.newPage();
    await signInByWords(page, network);
    await slowDown(context, page, throttle);
    const start = performance.now();
    await page.goto(`/n/${network.id}`, { waitUntil: "commit" });
    await page
      .getByText(/ring twice/)
      .first()
      .waitFor({ timeout: 120_000 });
    const firstCard = performance.now() - start;
    return { throttle, firstCard, opening: await timeSeal(page, network) };
  } finally {
    await context.close();
  }
}

async function slowDown(context: BrowserContext, page: Page, rate: number): Promise<void> {
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate });
}

/** The very code of `seal/` in the page, on every note that its board has, all asked for at once as cards do. */
async function timeSeal(page: Page, network: RealNetwork): Promise<number> {
  await page.evaluate(await bundleSeal());
  const given = { network: network.id, epochKey: toBase64url(network.epochKey) };
  return page.evaluate(async ({ network, epochKey }) => {
    const { importEpochKey, openFromNetwork, bytesOf } = (window as unknown as { seal: Seal }).seal;
    const board = await (await fetch(`/api/n/${network}/board`)).json();
    const key = await importEpochKey(bytesOf(epochKey));
    const start = performance.now();
    const opened = await Promise.all(
      ["needs", "offers"].flatMap((table) =>
        board[table].map(({ id, note, epoch }: { id: string; note: string; epoch: number }) =>
          openFromNetwork(key, bytesOf(note), { network, table, row: id, field: "note", epoch }),
        ),
      ),
    );
    const time = performance.now() - start;
    if (!opened.every((text) => text.includes("ring twice"))) throw new Error("Not every note was opened.");
    return time;
  }, given);
}

type Seal = typeof import("@/seal/network-seal") & { bytesOf(base64url: string): Uint8Array<ArrayBuffer> };

async function bundleSeal(): Promise<string> {
  const entry = join(root, "seal", "network-seal.ts");
  const result = await build({
    configFile: false,
    logLevel: "silent",
    build: { write: false, lib: { entry, formats: ["iife"], name: "seal" } },
  });
  const [built] = result as Rollup.RollupOutput[];
  const [chunk] = built?.output ?? [];
  if (!chunk) throw new Error("seal/ could not be bundled.");
  // Declared inside of what evaluates it, so it has to be told to the page.
  return `${chunk.code}
    window.seal = { ...seal, bytesOf: (text) =>
      Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (byte) => byte.charCodeAt(0)) };`;
}
