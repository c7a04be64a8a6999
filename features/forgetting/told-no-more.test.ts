import { createECDH, randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { chooseNotices } from "@/features/notices/choose-notices";
import { removeMailAddress } from "@/features/notices/confirm-mail-address";
import { makeCalendarFeed, revokeCalendarFeed } from "@/features/notices/make-calendar-feed";
import { setMailAddress } from "@/features/notices/set-mail-address";
import { subscribePush, unsubscribePush } from "@/features/notices/subscribe-push";
import { testDatabase } from "@/test/database";
import { foundTestNetwork, type TestNetwork } from "@/test/factory";
import { agreeToBurn } from "./agree-to-burn";
import { askBurn } from "./ask-burn";
import { eraseMember } from "./erase-member";
import { findMyData } from "./find-my-data";

const db = testDatabase();
let network: TestNetwork;
let address: string;

const okay = { ok: true, value: null };
const choices = {
  kinds: ["ask" as const],
  ...{ quietFrom: 1320, quietUntil: 420, mostADay: 5, locale: "es" as const },
};

beforeEach(async () => {
  Object.assign(process.env, {
    HOLDFAST_NOTICE_SECRET: "for tests alone, at least 32 letters",
    HOLDFAST_SMTP_URL: "smtp://localhost:2525",
    HOLDFAST_MAIL_FROM: "holdfast@example.org",
    NEXTAUTH_URL: "https://holdfast.example.org",
  });
  address = `ada${randomUUID()}@lovelace.example`;
  network = await foundTestNetwork(db.owner);
});

describe("how somebody is told", () => {
  it("is all in the export, in full", async () => {
    const actor = await network.actor(1);
    await chooseEverything(1);
    const { notices } = await findMyData(actor);
    const today = expect.stringMatching(/^\d{4}-\d\d-\d\d$/);
    expect(notices).toEqual({
      choices,
      devices: [{ deviceId: actor.device, createdOn: today }],
      mail: { address, confirmed: false },
      calendar: { titles: "neutral", createdOn: today },
    });
  });

  it("goes with the member, and stays for the others", async () => {
    await chooseEverything(1);
    await chooseEverything(2);
    const actor = await network.actor(1);
    expect(await eraseMember(actor, { member: actor.member })).toEqual(okay);
    expect(await countKept()).toEqual([1, 1, 1, 1]);
  });

  it("goes with the network", async () => {
    await chooseEverything(1);
    expect(await countKept()).toEqual([1, 1, 1, 1]);
    await askBurn(await network.actor(0), { request: randomUUID() });
    const [asked] = await db.owner`select id from requests where network_id = ${network.id}`;
    await agreeToBurn(await network.actor(1), { request: asked?.id });
    await db.owner`update networks set burn_at = now() where network_id = ${network.id}`;
    await db.owner`select settle_due(${network.id})`;
    expect(await countKept()).toEqual([0, 0, 0, 0]);
  });

  it("ends with what the member takes back", async () => {
    await chooseEverything(1);
    const actor = await network.actor(1);
    for (const end of [unsubscribePush, removeMailAddress, revokeCalendarFeed])
      expect(await end(actor)).toEqual(okay);
    expect(await countKept()).toEqual([1, 0, 0, 0]);
  });
});

async function chooseEverything(index: number): Promise<void> {
  const actor = await network.actor(index);
  await chooseNotices(actor, choices);
  await subscribePush(actor, subscription());
  await setMailAddress(actor, { address });
  await makeCalendarFeed(actor, { titles: "neutral", locale: "en" });
}

async function countKept(): Promise<number[]> {
  const tables = ["notice_choices", "push_subscriptions", "mail_addresses", "calendar_feeds"];
  return Promise.all(
    tables.map(async (table) => {
      const [row] =
        await db.owner`select count(*)::int as n from ${db.owner(table)} where network_id = ${network.id}`;
      return row?.n;
    }),
  );
}

function subscription(endpoint = `https://fcm.googleapis.com/fcm/send/${randomUUID()}`) {
  const p256dh = createECDH("prime256v1").generateKeys("base64url");
  return { subscription: { endpoint, keys: { p256dh, auth: "A".repeat(22) } } };
}
