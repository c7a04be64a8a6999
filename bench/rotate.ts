import { type Browser, chromium, type Page } from "@playwright/test";
import type postgres from "postgres";
import { findBrowser, launchOptions } from "@/test/browser";
import { postRealNeed, postRealOffer } from "@/test/real-listings";
import { foundRealNetwork, type RealNetwork } from "@/test/real-network";

const members = 200;
const listings = 500;

/** How long changing the key of a network of this size takes in a browser, from the press to the end, in milliseconds. */
export type Rotation = { readonly throttle: number; readonly milliseconds: number };

/** With so many members and listings with notes, at the machine's own speed and slowed down as often as a phone is. */
export async function timeRotations(origin: string, owner: postgres.Sql): Promise<Rotation[]> {
  await findBrowser(console.log);
  const browser = await chromium.launch(launchOptions());
  try {
    const network = await fill(owner);
    const rotations: Rotation[] = [];
    // The first one warms up what is compiled once.
    for (const throttle of [1, 1, 4]) {
      rotations.push({ throttle, milliseconds: await rotate(browser, origin, network, throttle) });
    }
    return rotations.slice(1);
  } finally {
    await browser.close();
  }
}

async function fill(owner: postgres.Sql): Promise<RealNetwork> {
  const names = Array.from({ length: members }, (_, index) => `Member ${index + 1}`);
  const network = await foundRealNetwork(owner, { members: names });
  for (let index = 0; index < listings; index++) {
    const by = network.members[index % members];
    if (!by) throw new RangeError("There are more listings than members to write them.");
    const listing = { by, note: `Back door, ring twice. Number ${index}.` };
    await (index % 2 === 0 ? postRealNeed(owner, network, listing) : postRealOffer(owner, network, listing));
  }
  return network;
}

async function rotate(
  browser: Browser,
  origin: string,
  network: RealNetwork,
  throttle: number,
): Promise<number> {
  const context = await browser.newContext({ baseURL: origin, locale: "en" });
  try {
    const page = await context.newPage();
    await signIn(page, network);
    await page.goto(`/n/${network.id}/people`);
    await page.getByRole("button", { name: "Change the key" }).click();
    const sheet = page.getByRole("dialog", { name: "Change the key of the network?" });
    const session = await context.newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: throttle });
    const start = performance.now();
    await sheet.getByRole("button", { name: "Change the key" }).click();
    await sheet.getByText("The network has a new key").waitFor({ timeout: 120_000 });
    return performance.now() - start;
  } finally {
    await context.close();
  }
}

/** The first of the members founded the network and is on duty. */
async function signIn(page: Page, { members }: RealNetwork): Promise<void> {
  await page.goto("/sign-in");
  await page.getByRole("textbox").fill(members[0]?.words ?? "");
  await page.getByRole("textbox").press("Tab");
  await page.keyboard.press("Enter");
  await page.waitForURL("/n/*");
}
