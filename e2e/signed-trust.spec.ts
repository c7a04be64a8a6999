import type { Page } from "@playwright/test";
import type postgres from "postgres";
import { makeMemberKeys } from "../seal/member-keys";
import { makeSecret } from "../seal/words";
import { beginEpoch, firstEpoch, listed, publicKeys } from "../test/real-epochs";
import { postRealOffer } from "../test/real-listings";
import { foundRealNetwork, type RealNetwork } from "../test/real-network";
import { expect, lookAgain, test } from "./phone";
import { cardWith, choose } from "./screen";

test("what is written while the keys change is sealed under the new one, and everybody reads on", async ({
  owner,
  openPhone,
}) => {
  const network = await foundRealNetwork(owner);
  const [ines, malik] = await Promise.all([
    openPhone(network.member("Ines")),
    openPhone(network.member("Malik")),
  ]);
  await ines.goto(`/n/${network.id}/needs/new?kind=shift`);
  await choose(ines, "Where?", "Gate 4");
  await ines.getByRole("textbox", { name: "Anything else? (sealed)" }).fill("From before and after.");
  await changeKeys(owner, network);
  await ines.getByRole("button", { name: "Post a need" }).click();

  await expect(cardWith(ines, "From before and after.")).toContainText("This is yours.");
  expect(await owner`select epoch from needs where network_id = ${network.id}`).toEqual([{ epoch: 2 }]);
  await lookAgain(malik);
  await expect(cardWith(malik, "From before and after.")).toContainText("Ines");
  await malik.reload();
  await expect(cardWith(malik, "From before and after.")).toContainText("Gate 4");
  await expect(malik.getByText(lowered)).toHaveCount(0);
});

test("an older key than the phone has seen is said plainly, and nothing is sealed under it", async ({
  owner,
  openPhone,
}) => {
  const network = await foundRealNetwork(owner);
  await postRealOffer(owner, network, { by: network.member("Malik"), note: "Gray van" });
  const ines = await openPhone(network.member("Ines"));
  await changeKeys(owner, network);
  await ines.reload();
  await expect.poll(() => epochSeen(ines, network)).toBe(2);
  await owner`update networks set epoch = 1, version = version + 1 where network_id = ${network.id}`;

  await ines.goto(`/n/${network.id}/settings`);
  await expect(ines.getByText(lowered)).toBeVisible();
  const before = await profileOf(owner, network);
  await ines.getByRole("textbox", { name: "What people call you" }).fill("Ines B.");
  await ines.getByRole("button", { name: "Save your name" }).click();
  await expect(ines.getByText("so nothing was sealed").first()).toBeVisible();
  expect(await profileOf(owner, network)).toEqual(before);
  await ines.getByRole("link", { name: "Board", exact: true }).click();
  await showOffers(ines);
  await expect(cardWith(ines, "Gray van")).toBeVisible();
});

test("for keys that were swapped nothing is sealed, and the sheet says why", async ({ owner, openPhone }) => {
  const network = await foundRealNetwork(owner);
  const malik = network.member("Malik");
  await postRealOffer(owner, network, { by: malik, note: "Gray van" });
  const ines = await openPhone(network.member("Ines"));
  await showOffers(ines);
  const other = await makeMemberKeys(makeSecret());
  await owner`update members set sealing_key = ${publicKeys(other.keys).sealing_key} where id = ${malik.id}`;

  await cardWith(ines, "Gray van").getByRole("button", { name: "Claim" }).click();
  const sheet = ines.getByRole("dialog", { name: "Claim: Ride" });
  await expect(sheet.getByText("Somebody’s keys are not the same as before")).toBeVisible();
  await expect(sheet.getByRole("textbox")).toHaveCount(0);
});

const lowered = "Nothing is sealed here right now";

/** As Rosa's browser would, while the others are about something else. */
async function changeKeys(owner: postgres.Sql, network: RealNetwork): Promise<void> {
  const rosa = network.member("Rosa");
  const members = network.members.map((member) => listed(member, member === rosa ? null : rosa.id));
  await beginEpoch(owner, firstEpoch(network), rosa, { members });
}

/** The newest epoch that the phone has verified, as it keeps it. */
async function epochSeen(phone: Page, { id }: RealNetwork): Promise<number> {
  return phone.evaluate(
    (key) =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open("holdfast");
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const found = opening.result.transaction("keyring").objectStore("keyring").get(key);
          found.onerror = () => reject(found.error);
          found.onsuccess = () => resolve(found.result.pinned.epoch);
        };
      }),
    `keycard:${id}`,
  );
}

async function profileOf(owner: postgres.Sql, network: RealNetwork) {
  const { id } = network.member("Ines");
  return owner`select profile, profile_epoch from members where id = ${id}`;
}

async function showOffers(phone: Page): Promise<void> {
  const offers = phone.getByRole("link", { name: /^Offers \d/ });
  if (!(await offers.getAttribute("aria-current"))) await offers.click();
}
