import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import type postgres from "postgres";
import { sealContact } from "../seal/contact";
import { ask } from "../test/ask";
import { postRealNeed, postRealOffer } from "../test/real-listings";
import { foundRealNetwork, type RealNetwork } from "../test/real-network";
import { signIn } from "../test/signed-in";
import { bodies, madeUpIds } from "./bodies";
import { expectKeptFrom, rememberRequests } from "./fragment";
import { expect, test } from "./phone";
import { cardWith, wordsOn } from "./screen";
import { baseUrl } from "./two-networks";

test("two members let somebody back in who lost everything, and the old phone is out", async ({
  owner,
  openPhone,
}) => {
  const network = await foundRealNetwork(owner, { members: ["Rosa", "Malik", "Ines", "Tam"] });
  await postRealNeed(owner, network, { by: network.member("Rosa"), note: "A ride to the clinic." });
  await agree(owner, network, "555 0123");
  const [rosa, malik] = [await openPhone(network.member("Rosa")), await openPhone(network.member("Malik"))];
  const old = await openPhone(network.member("Ines"));
  await old.goto(`/n/${network.id}/mine`);
  await expect(old.getByText("555 0123")).toBeVisible();

  const invited = rememberRequests(malik);
  const link = await vouchFor(malik, network, "Ines");
  const fresh = await openPhone();
  const sent = rememberRequests(fresh);
  await fresh.goto(link);
  await expect(fresh.getByRole("heading", { name: "Come back to Harbor House" })).toBeVisible();
  expect(fresh.url()).toBe(link.split("#")[0]);
  await fresh.getByRole("button", { name: "Yes, let me back in" }).click();
  const words = await wordsOn(fresh);
  await expect(malik.getByText("They have new keys and wait").first()).toBeVisible();
  // The list beneath has been drawn anew, and the sheet is still the only thing to touch.
  await expect(malik.locator("dialog:modal")).toHaveCount(1);
  await malik.getByRole("button", { name: "Done" }).click();
  await expect(malik.getByRole("heading", { name: "Ines waits to come back" })).toBeVisible();
  await expect(malik.getByRole("button", { name: "Hear their four words" })).toHaveCount(0);

  await rosa.goto(`/n/${network.id}/people`);
  await expect(
    rosa.getByRole("heading", { name: "Ines says they lost everything; Malik vouches" }),
  ).toBeVisible();
  await rosa.getByRole("button", { name: "Hear their four words" }).click();
  await rosa.getByRole("radio", { name: words }).check();
  await rosa.getByRole("button", { name: "I heard these words: let them back in" }).click();

  await expect(cardWith(fresh, "A ride to the clinic.")).toBeVisible();
  await expect(fresh.getByText("Save your twelve words")).toBeVisible();
  await fresh.goto(`/n/${network.id}/mine`);
  await expect(fresh.getByText("perhaps for a phone you lost. Ask for it again.")).toBeVisible();
  await old.reload();
  await expect(old.getByRole("heading", { name: "This device is not let in any more" })).toBeVisible();

  const tam = await openPhone(network.member("Tam"));
  await tam.goto(`/n/${network.id}/people`);
  await tam.getByRole("list", { name: "People" }).getByText("Ines").click();
  await expect(tam.getByRole("list", { name: "How do we know them?" })).toContainText(
    "Malik vouches for Ines",
  );
  await expect(tam.getByText("Do not seal")).toHaveCount(0);
  await tam.goto(`/n/${network.id}/people/log`);
  await expect(tam.getByText("let Ines back in")).toBeVisible();
  await expectKeptFrom(link, fresh, sent, "peek-invite");
  await expectKeptFrom(link, malik, invited, "create-invite");
});

test("whoever really is that member sees it and stops it", async ({ owner, openPhone }) => {
  const network = await foundRealNetwork(owner);
  const malik = await openPhone(network.member("Malik"));
  const thief = await openPhone();
  await thief.goto(await vouchFor(malik, network, "Ines"));
  await thief.getByRole("button", { name: "Yes, let me back in" }).click();
  await wordsOn(thief);
  const ines = await openPhone(network.member("Ines"));
  await ines.goto(`/n/${network.id}/people`);
  await expect(ines.getByRole("heading", { name: "Somebody says they are you" })).toBeVisible();
  await ines.getByRole("button", { name: "Turn away" }).click();
  await expect(thief.getByRole("heading", { name: "You were not let into Harbor House" })).toBeVisible();
  await ines.reload();
  await expect(ines.getByRole("list", { name: "People" })).toContainText("Ines (you)");
});

test("nobody is brought back as somebody else, or by a word that nobody gave", async ({
  owner,
  openPhone,
}) => {
  const network = await foundRealNetwork(owner, { members: ["Rosa", "Malik", "Ines", "Tam"] });
  const [rosa, malik] = [await openPhone(network.member("Rosa")), await openPhone(network.member("Malik"))];
  const thief = await openPhone();
  await thief.goto(await vouchFor(malik, network, "Ines"));
  await thief.getByRole("button", { name: "Yes, let me back in" }).click();
  await wordsOn(thief);
  const changes: readonly ((sql: postgres.Sql) => Promise<unknown>)[] = [
    (sql) =>
      sql`update arrivals set member_id = ${network.member("Tam").id} where network_id = ${network.id}`,
    (sql) => sql`update arrivals set member_id = ${network.member("Ines").id},
      inviter_id = ${network.member("Tam").id} where network_id = ${network.id}`,
    (sql) => sql`update arrivals set inviter_id = ${network.member("Malik").id},
      signing_key = sealing_key where network_id = ${network.id}`,
  ];
  for (const change of changes) {
    await change(owner);
    await rosa.goto(`/n/${network.id}/people`);
    await expect(rosa.getByText("What they left does not check out")).toBeVisible();
    await expect(rosa.getByRole("button", { name: "Hear their four words" })).toHaveCount(0);
  }
});

/** Malik gives Ines a ride and his number, sealed for the keys she has. */
async function agree(owner: postgres.Sql, network: RealNetwork, contact: string): Promise<void> {
  const [malik, ines] = [network.member("Malik"), network.member("Ines")];
  const offered = await postRealOffer(owner, network, { by: malik });
  const place = network.places[0]?.id ?? "";
  const ids = { ...madeUpIds(), ...offered, network: network.id, place, match: randomUUID() };
  const at = {
    network: network.id,
    match: ids.match,
    from: malik.id,
    for: ines.id,
    field: "contact",
  } as const;
  const toInes = await sealContact(ines.keys.sealing.publicKey, malik.keys.signing, contact, at);
  const sealed = Buffer.from(toInes).toString("base64url");
  const act = async (verb: string, body: object, cookie: string) => {
    const answer = await ask(`/api/n/${network.id}/${verb}`, { method: "POST", cookie, json: body });
    expect(answer.status, answer.text).toBe(200);
  };
  const claim = bodies["/api/n/[network]/claim-offer"]?.(ids) ?? {};
  const confirm = bodies["/api/n/[network]/confirm-match"]?.(ids) ?? {};
  await act("claim-offer", claim, await signIn(baseUrl(), network, ines));
  await act("confirm-match", { ...confirm, contact: sealed }, await signIn(baseUrl(), network, malik));
}

/** On the page of the people: vouches for somebody who lost everything, and gives the link of the code. */
async function vouchFor(phone: Page, network: RealNetwork, name: string): Promise<string> {
  await phone.goto(`/n/${network.id}/people`);
  await phone.getByRole("list", { name: "People" }).getByText(name, { exact: true }).click();
  await phone.getByRole("button", { name: "Lost everything: let back in" }).click();
  await expect(phone.getByRole("timer")).toContainText(/^(10:00|9:\d\d) left$/);
  return phone.getByRole("textbox", { name: "Link" }).inputValue();
}
