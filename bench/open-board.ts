import { type CDPSession, chromium, type Page } from "@playwright/test";
import type postgres from "postgres";
import { toBase64url } from "@/seal/bytes";
import { findBrowser, launchOptions } from "@/test/browser";
import { foundRealNetwork, type RealNetwork } from "@/test/real-network";
import { addSealsTo, type PageWithSeals } from "./add-to-page";
import { type Beside, medianOf } from "./beside";
import { fillRealBoard } from "./fill-real-board";
import { signInByWords } from "./sign-in-by-words";
import { boardWithNotes, leave, pageOfText, timeLoad } from "./time-load";

/** `page`: the board until its first note is readable, beside a page of text. `notes`: all of them opened. Milliseconds. */
export type Opening = { readonly throttle: number; readonly page: Beside; readonly notes: Beside };

/** A board of so many listings with a note each, in a browser at the machine's own speed and slowed down four times. */
export async function timeOpening(origin: string, owner: postgres.Sql, listings: number): Promise<Opening[]> {
  await findBrowser(console.log);
  const browser = await chromium.launch(launchOptions());
  try {
    const network = await foundRealNetwork(owner);
    await fillRealBoard(owner, network, listings);
    const context = await browser.newContext({ baseURL: origin, locale: "en" });
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    // The worker that keeps pages has a processor of its own, which is not slowed down: it is left out.
    await session.send("Network.enable");
    await session.send("Network.setBypassServiceWorker", { bypass: true });
    await signInByWords(page, network);
    // The first one warms up what is compiled once, and brings the code, which a browser keeps.
    await timeOnce(page, session, network, 1);
    return [await timeRounds(page, session, network, 1), await timeRounds(page, session, network, 4)];
  } finally {
    await browser.close();
  }
}

const rounds = 3;

async function timeRounds(
  page: Page,
  session: CDPSession,
  network: RealNetwork,
  throttle: number,
): Promise<Opening> {
  const all: Omit<Opening, "throttle">[] = [];
  for (let round = 0; round < rounds; round++) all.push(await timeOnce(page, session, network, throttle));
  return {
    throttle,
    page: medianOf(all.map((each) => each.page)),
    notes: medianOf(all.map(({ notes }) => notes)),
  };
}

async function timeOnce(
  page: Page,
  session: CDPSession,
  network: RealNetwork,
  throttle: number,
): Promise<Omit<Opening, "throttle">> {
  await session.send("Emulation.setCPUThrottlingRate", { rate: throttle });
  await leave(page);
  const { alive } = await timeLoad(page, pageOfText.path, pageOfText);
  await leave(page);
  const { opened } = await timeLoad(page, `/n/${network.id}`, boardWithNotes);
  await addSealsTo(page);
  const notes = await page.evaluate(
    ([id = "", epochKey = ""]) => (window as unknown as PageWithSeals).seals.timeNotes(id, epochKey),
    [network.id, toBase64url(network.epochKey)],
  );
  return { page: { ours: opened, bare: alive }, notes };
}
