import { type CDPSession, chromium, type Page } from "@playwright/test";
import type postgres from "postgres";
import { dutyDays } from "@/domain/duty";
import { findBrowser, launchOptions } from "@/test/browser";
import { writeDownRealGuest } from "@/test/guest";
import { postRealSeries } from "@/test/real-listings";
import { foundRealNetwork, type RealNetwork } from "@/test/real-network";
import { addSealsTo, type PageWithSeals } from "./add-to-page";
import { type Beside, medianOf } from "./beside";
import { fillRealBoard } from "./fill-real-board";
import { signInByWords } from "./sign-in-by-words";

/** How many there are of what a change of the key seals anew; `listings` and `series` have a note each. */
export const sizes = { members: 200, listings: 480, series: 20, guests: 20 };

/**
 * How long changing the key of a network takes in a browser, from the press to the end, beside its cryptography alone in
 * the same page. Milliseconds.
 */
export type Rotation = Beside & { readonly throttle: number };

/** At the machine's own speed and slowed down as often as a phone is. */
export async function timeRotations(
  origin: string,
  owner: postgres.Sql,
  { members, ...sealed } = sizes,
): Promise<Rotation[]> {
  await findBrowser(console.log);
  const browser = await chromium.launch(launchOptions());
  try {
    const names = Array.from({ length: members }, (_, index) => `Member ${index + 1}`);
    const network = await foundRealNetwork(owner, { members: names });
    await fill(owner, network, sealed);
    const context = await browser.newContext({ baseURL: origin, locale: "en" });
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await signInByWords(page, network);
    // The first one warms up what is compiled once.
    await rotate(page, session, network, 1);
    return [await timeRounds(page, session, network, 1), await timeRounds(page, session, network, 4)];
  } finally {
    await browser.close();
  }
}

/** Two are on duty, and hold what each guest is reached by. */
async function fill(
  owner: postgres.Sql,
  network: RealNetwork,
  { listings, series, guests }: Omit<typeof sizes, "members">,
): Promise<void> {
  const [first, second] = network.members;
  if (!first || !second) throw new RangeError("Two members are on duty.");
  await owner`update members set duty_until = today_in(network_id) + ${dutyDays}::int
    where network_id = ${network.id} and id = ${second.id}`;
  await fillRealBoard(owner, network, listings);
  for (let index = 0; index < series; index++) {
    await postRealSeries(owner, network, { by: second, note: `Every day, gate ${index}.` });
  }
  for (let index = 0; index < guests; index++) {
    await writeDownRealGuest(owner, network, { by: first, holders: [first, second], name: `Guest ${index}` });
  }
}

const rounds = 3;

async function timeRounds(
  page: Page,
  session: CDPSession,
  network: RealNetwork,
  throttle: number,
): Promise<Rotation> {
  const all: Beside[] = [];
  for (let round = 0; round < rounds; round++) all.push(await rotate(page, session, network, throttle));
  return { throttle, ...medianOf(all) };
}

async function rotate(
  page: Page,
  session: CDPSession,
  network: RealNetwork,
  throttle: number,
): Promise<Beside> {
  await page.goto(`/n/${network.id}/people`);
  await page.getByRole("button", { name: "Change the key" }).click();
  const sheet = page.getByRole("dialog", { name: "Change the key of the network?" });
  const begin = sheet.getByRole("button", { name: "Change the key" });
  await begin.waitFor();
  await addSealsTo(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: throttle });
  const start = performance.now();
  await begin.click();
  await sheet.getByText("The network has a new key").waitFor({ timeout: 120_000 });
  const ours = performance.now() - start;
  const bare = await page.evaluate(
    (id) => (window as unknown as PageWithSeals).seals.timeBareRotation(id),
    network.id,
  );
  await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  return { ours, bare };
}
