import { randomBytes } from "node:crypto";
import type { Locator, Page } from "@playwright/test";
import type postgres from "postgres";
import { fromBase64url, toBase64url } from "@/seal/bytes";
import { deriveInvite, type InvitePacket, openPacket, parseFragment } from "@/seal/invite";
import { postRealNeed } from "../test/real-listings";
import { foundRealNetwork, type RealNetwork } from "../test/real-network";
import { expectKeptFrom, rememberRequests } from "./fragment";
import { expect, test } from "./phone";
import { cardWith, expectNoSidewaysScroll, wordsOn } from "./screen";
import { baseUrl } from "./two-networks";

const hostile = "Maria <img src=x onerror=alert(1)> {0}";

test("a link lets one person in, after both have read the same four words", async ({ owner, openPhone }) => {
  const network = await foundRealNetwork(owner);
  await postRealNeed(owner, network, { by: network.member("Ines"), note: "Two bags of rice." });
  const [rosa, malik] = [await openPhone(network.member("Rosa")), await openPhone(network.member("Malik"))];
  const invited = rememberRequests(rosa);
  const link = await sendLink(rosa, network);
  const maria = await openPhone();
  const sent = rememberRequests(maria);
  await maria.goto(link);
  await expect(maria.getByRole("heading", { name: "You are invited" })).toBeVisible();
  expect(maria.url()).toBe(link.split("#")[0]);
  await knock(maria, hostile);
  const words = await wordsOn(maria);
  expect(words).toMatch(/^([a-z]+ ){3}[a-z]+$/);
  await expectNoSidewaysScroll(maria);

  // It may be closed and opened again, by its own address and by the link.
  await maria.reload();
  expect(await wordsOn(maria)).toBe(words);
  await maria.goto("about:blank");
  await maria.goto(link);
  expect(await wordsOn(maria)).toBe(words);
  const late = await openPhone();
  await late.goto(link);
  await expect(late.getByRole("heading", { name: "This invitation is over" })).toBeVisible();

  await malik.goto(`/n/${network.id}/people`);
  await expect(malik.getByRole("list", { name: "People" })).toContainText("Rosa");
  await expect(malik.getByRole("list", { name: "Waiting to be let in" })).toHaveCount(0);
  const tablet = await openPhone(network.member("Rosa"));
  await tablet.goto(`/n/${network.id}/people`);
  await expect(tablet.getByText("You sent this link from another device of yours.")).toBeVisible();
  await expect(tablet.getByRole("button", { name: "Hear their four words" })).toHaveCount(0);

  await rosa.goto(`/n/${network.id}`);
  await expect(rosa.getByText("1 waits to be let in")).toBeAttached();
  await rosa.goto(`/n/${network.id}/people`);
  await rosa.getByRole("button", { name: "Hear their four words" }).click();
  const sheet = rosa.getByRole("dialog", {
    name: `Somebody opened your link and says they are “${hostile}”`,
  });
  await expectNoSidewaysScroll(rosa);
  await letInBy(sheet, words);
  await expect(rosa.getByRole("list", { name: "People" })).toContainText(hostile);

  await expect(cardWith(maria, "Two bags of rice.")).toBeVisible();
  await malik.reload();
  await malik.getByRole("list", { name: "People" }).getByText(hostile).click();
  await expect(malik.getByRole("list", { name: "How do we know them?" })).toContainText(
    `Rosa vouches for ${hostile}`,
  );
  await expectKeptFrom(link, maria, sent, "peek-invite");
  await expectKeptFrom(link, rosa, invited, "create-invite");
  expect(await owner`select from arrivals where network_id = ${network.id}`).toHaveLength(0);
});

test("whoever holds the link reads neither who sent it nor for which network", async ({
  owner,
  openPhone,
}) => {
  const network = await foundRealNetwork(owner);
  const rosa = await openPhone(network.member("Rosa"));
  const link = await sendLink(rosa, network);
  await expect(rosa.getByText("The link names neither the network nor you.")).toBeVisible();
  const stranger = await openPhone();
  await stranger.goto(link);
  await expect(stranger.getByRole("heading", { name: "You are invited" })).toBeVisible();
  expect(await stranger.content()).not.toMatch(/Harbor House|Rosa/);
  expect(await openWith(link)).toEqual({ kind: "by-message", network: network.id });
  await knock(stranger, "Somebody");
  await wordsOn(stranger);
  expect(await stranger.content()).not.toMatch(/Harbor House|Rosa/);
});

test("whoever hears other words lets nobody in", async ({ owner, openPhone }) => {
  const { network, rosa, stranger } = await waitAtTheDoor(owner, openPhone);
  const words = await wordsOn(stranger);
  await rosa.goto(`/n/${network.id}/people`);
  await rosa.getByRole("button", { name: "Hear their four words" }).click();
  const sheet = rosa.getByRole("dialog");
  const yes = sheet.getByRole("button", { name: "I heard these words: let them in" });
  await expect(sheet.getByRole("radio")).toHaveCount(4);
  await expect(sheet.getByRole("radio", { name: words })).toHaveCount(1);
  await yes.click();
  await expect(sheet.getByText("Choose the words that you heard.")).toBeVisible();

  const others = await sheet
    .getByRole("radio")
    .evaluateAll((radios) => radios.map((radio) => radio.closest("label")?.textContent ?? ""));
  const wrong = others.find((choice) => choice !== words && choice !== "None of these") ?? "";
  await sheet.getByRole("radio", { name: wrong }).check();
  await yes.click();
  await expect(sheet.getByText("let them read once more")).toBeVisible();
  await expect(sheet.getByRole("radio", { checked: true })).toHaveCount(0);
  await sheet.getByRole("radio", { name: "None of these" }).check();
  await yes.click();
  await expect(sheet.getByText("so this cannot go on")).toBeVisible();
  await expect(yes).toHaveCount(0);
  await sheet.getByRole("button", { name: "Close" }).click();
  await rosa.getByRole("button", { name: "Hear their four words" }).click();
  await expect(yes).toHaveCount(0);
  expect(await owner`select from members where network_id = ${network.id}`).toHaveLength(3);

  // A finger that slipped once does no harm.
  await rosa.reload();
  await rosa.getByRole("button", { name: "Hear their four words" }).click();
  await sheet.getByRole("radio", { name: wrong }).check();
  await yes.click();
  await letInBy(sheet, words);
  await expect(rosa.getByRole("list", { name: "People" })).toContainText("Somebody");
});

test("who is turned away reads it, and does not come back by the same link", async ({ owner, openPhone }) => {
  const { network, rosa, link, stranger } = await waitAtTheDoor(owner, openPhone);
  await rosa.goto(`/n/${network.id}/people`);
  await rosa.getByRole("button", { name: "Hear their four words" }).click();
  await rosa.getByRole("dialog").getByRole("button", { name: "Turn away" }).click();
  await expect(rosa.getByRole("list", { name: "Waiting to be let in" })).toHaveCount(0);
  await expect(stranger.getByRole("heading", { name: "You were not let in" })).toBeVisible();
  await stranger.goto("about:blank");
  await stranger.goto(link);
  // Their phone keeps nothing of it, and the link is as any other that was used.
  await expect(stranger.getByRole("heading", { name: "This invitation is over" })).toBeVisible();
  expect(await owner`select from members where network_id = ${network.id}`).toHaveLength(3);
});

test("nobody is let in by keys that were changed on the way", async ({ owner, openPhone }) => {
  const { network, rosa } = await waitAtTheDoor(owner, openPhone);
  await owner`update arrivals set sealing_key = ${randomBytes(32)} where network_id = ${network.id}`;
  await rosa.goto(`/n/${network.id}/people`);
  await expect(rosa.getByText("What they left does not check out")).toBeVisible();
  await expect(rosa.getByRole("button", { name: "Hear their four words" })).toHaveCount(0);
  await rosa.getByRole("button", { name: "Turn away" }).click();
  await expect(rosa.getByRole("list", { name: "Waiting to be let in" })).toHaveCount(0);
});

test("a link is sent again, and taken back", async ({ owner, openPhone }) => {
  const network = await foundRealNetwork(owner);
  const rosa = await openPhone(network.member("Rosa"));
  const link = await sendLink(rosa, network);
  await rosa.getByRole("button", { name: "Close" }).first().click();
  const links = rosa.getByRole("list", { name: "Links you have sent" });
  await links.getByRole("button", { name: "Send again" }).click();
  await expect(rosa.getByRole("textbox", { name: "Link" })).toHaveValue(link);
  await rosa.getByRole("button", { name: "Close" }).first().click();
  await links.getByRole("button", { name: "Take back" }).click();
  await expect(links).toHaveCount(0);
  const stranger = await openPhone();
  await stranger.goto(link);
  await expect(stranger.getByRole("heading", { name: "This invitation is over" })).toBeVisible();
});

async function waitAtTheDoor(
  owner: postgres.Sql,
  openPhone: (member?: { words: string } | null) => Promise<Page>,
) {
  const network = await foundRealNetwork(owner);
  const rosa = await openPhone(network.member("Rosa"));
  const link = await sendLink(rosa, network);
  const stranger = await openPhone();
  await stranger.goto(link);
  await knock(stranger, "Somebody");
  await wordsOn(stranger);
  return { network, rosa, link, stranger };
}

async function sendLink(phone: Page, network: RealNetwork): Promise<string> {
  await phone.goto(`/n/${network.id}/people`);
  await phone.getByRole("button", { name: "Invite someone" }).click();
  await phone.getByRole("button", { name: "Send a link" }).click();
  return phone.getByRole("textbox", { name: "Link" }).inputValue();
}

/** What the link alone opens of what the server gives to whoever holds it. */
async function openWith(link: string): Promise<InvitePacket> {
  const { id, secret } = partsOf(link);
  const { token, packetKey } = await deriveInvite(secret);
  const { value } = await (
    await fetch(`${baseUrl()}/api/peek-invite`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: baseUrl() },
      body: JSON.stringify({ invite: id, token: toBase64url(token) }),
    })
  ).json();
  return openPacket(packetKey, fromBase64url(value.packet), id);
}

function partsOf(link: string): { id: string; secret: Uint8Array } {
  const { pathname, hash } = new URL(link);
  const secret = parseFragment(hash)?.secret;
  if (!secret) throw new Error("The link is whole.");
  return { id: pathname.split("/").at(-1) ?? "", secret };
}

async function knock(phone: Page, name: string): Promise<void> {
  await phone.getByRole("textbox", { name: "What should people call you?" }).fill(name);
  await phone.getByRole("button", { name: "Ask to come in" }).click();
}

/** The words that somebody on the phone has just read out. */
async function letInBy(sheet: Locator, words: string): Promise<void> {
  await sheet.getByRole("radio", { name: words }).check();
  await sheet.getByRole("button", { name: "I heard these words: let them in" }).click();
}
