import type { Browser, CDPSession, Page } from "@playwright/test";
import { chromium } from "@playwright/test";
import type postgres from "postgres";
import { categories } from "@/domain/categories";
import { findBrowser, launchOptions } from "@/test/browser";
import { postRealNeed, postRealOffer } from "@/test/real-listings";
import { foundRealNetwork, type RealNetwork } from "@/test/real-network";
import { signInByWords } from "./sign-in-by-words";

/**
 * Milliseconds from asking for a page until its first lines are there, until it can be pressed, and until the first
 * sealed text is readable (NaN where there is none).
 */
export type Load = { readonly seen: number; readonly alive: number; readonly opened: number };

/** `cold`: nothing of it in the browser but the keys. `warm`: as on every later day, with what the browser keeps. */
export type Loads = Record<"cold" | "warm", { readonly board: Load; readonly empty: Load }>;

/** What Chromium's own "Slow 3G" lets through, with the wait of a line that is not at its worst; a slow phone's processor. */
export const slowness = { bytesPerSecond: (400 * 1000) / 8, latency: 400, processor: 4 };

const rounds = 3;

/** A board of so many listings on a slow phone and a slow line, beside an empty page of the same app. The best of its rounds. */
export async function timeSlowPhone(origin: string, owner: postgres.Sql, listings: number): Promise<Loads> {
  await findBrowser(console.log);
  const browser = await chromium.launch(launchOptions());
  try {
    const network = await fill(owner, listings);
    const board = `${origin}/n/${network.id}`;
    const empty = `${origin}/limits`;
    const runs: Loads[] = [];
    for (let round = 0; round < rounds; round++)
      runs.push(await timeRound(browser, origin, network, board, empty));
    const best = (kind: "cold" | "warm", page: "board" | "empty"): Load => ({
      seen: Math.min(...runs.map((run) => run[kind][page].seen)),
      alive: Math.min(...runs.map((run) => run[kind][page].alive)),
      opened: Math.min(...runs.map((run) => run[kind][page].opened)),
    });
    const both = (kind: "cold" | "warm") => ({ board: best(kind, "board"), empty: best(kind, "empty") });
    return { cold: both("cold"), warm: both("warm") };
  } finally {
    await browser.close();
  }
}

async function timeRound(
  browser: Browser,
  origin: string,
  network: RealNetwork,
  board: string,
  empty: string,
) {
  const context = await browser.newContext({
    baseURL: origin,
    locale: "en",
    viewport: { width: 360, height: 740 },
  });
  try {
    const page = await context.newPage();
    await signInByWords(page, network);
    await page.locator("article").first().waitFor();
    const session = await context.newCDPSession(page);
    // The worker that keeps pages has a line of its own, which this one does not slow down: it is left out.
    await session.send("Network.enable");
    await session.send("Network.setBypassServiceWorker", { bypass: true });
    await slowDown(session);
    const load = async (kind: "cold" | "warm") => {
      const forget = async () => kind === "cold" && (await session.send("Network.clearBrowserCache"));
      await leave(page);
      await forget();
      const emptyLoad = await timeLoad(page, empty, "main h1", "main h1", null);
      await leave(page);
      await forget();
      const boardLoad = await timeLoad(page, board, "article h3", "article button", /ring twice/);
      return { board: boardLoad, empty: emptyLoad };
    };
    return { cold: await load("cold"), warm: await load("warm") };
  } finally {
    await context.close();
  }
}

async function fill(owner: postgres.Sql, listings: number): Promise<RealNetwork> {
  const network = await foundRealNetwork(owner);
  for (let index = 0; index < listings; index++) {
    const by = network.member(index % 3 === 0 ? "Malik" : "Ines");
    const category = categories[index % categories.length];
    const listing = { by, category, note: `Back door, ring twice. Number ${index}.` };
    await (index % 2 === 0 ? postRealNeed(owner, network, listing) : postRealOffer(owner, network, listing));
  }
  return network;
}

async function slowDown(session: CDPSession): Promise<void> {
  const { bytesPerSecond, latency, processor } = slowness;
  await session.send("Network.emulateNetworkConditions", {
    offline: false,
    latency,
    downloadThroughput: bytesPerSecond,
    uploadThroughput: bytesPerSecond,
  });
  await session.send("Emulation.setCPUThrottlingRate", { rate: processor });
}

/** A page of its own between two, so that nothing of the last one runs on or is brought back. */
async function leave(page: Page): Promise<void> {
  await page.goto("about:blank");
}

/** `seen` and `pressable` are selectors: of what is read first, and of what answers a press once the page is alive. */
async function timeLoad(
  page: Page,
  url: string,
  seen: string,
  pressable: string,
  note: RegExp | null,
): Promise<Load> {
  const start = performance.now();
  const since = () => performance.now() - start;
  await page.goto(url, { waitUntil: "commit", timeout: patience });
  const first = page.locator(seen).first();
  const whenSeen = first.waitFor({ timeout: patience }).then(since);
  // React notes on an element what it does with it as soon as it answers for it.
  const whenAlive = page
    .waitForFunction(
      (selector) =>
        Object.keys(document.querySelector(selector) ?? {}).some((key) => key.startsWith("__reactProps")),
      pressable,
      { timeout: patience, polling: "raf" },
    )
    .then(since);
  const whenOpened = note
    ? page.getByText(note).first().waitFor({ timeout: patience }).then(since)
    : Number.NaN;
  const [seenAt, aliveAt, openedAt] = await Promise.all([whenSeen, whenAlive, whenOpened]);
  return { seen: seenAt, alive: aliveAt, opened: openedAt };
}

const patience = 120_000;
