import { type Browser, type CDPSession, chromium } from "@playwright/test";
import type postgres from "postgres";
import { findBrowser, launchOptions } from "@/test/browser";
import { foundRealNetwork, type RealNetwork } from "@/test/real-network";
import { fillRealBoard } from "./fill-real-board";
import { signInByWords } from "./sign-in-by-words";
import { boardWithNotes, type Load, leave, pageOfText, timeLoad } from "./time-load";

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
    const network = await foundRealNetwork(owner);
    await fillRealBoard(owner, network, listings);
    const runs: Loads[] = [];
    for (let round = 0; round < rounds; round++) runs.push(await timeRound(browser, origin, network));
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

async function timeRound(browser: Browser, origin: string, network: RealNetwork) {
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
      const emptyLoad = await timeLoad(page, pageOfText.path, pageOfText);
      await leave(page);
      await forget();
      const boardLoad = await timeLoad(page, `/n/${network.id}`, boardWithNotes);
      return { board: boardLoad, empty: emptyLoad };
    };
    return { cold: await load("cold"), warm: await load("warm") };
  } finally {
    await context.close();
  }
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
