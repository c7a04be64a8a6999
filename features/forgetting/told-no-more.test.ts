import { createECDH, randomBytes, randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { asActor } from "@/db/actor";
import { endDevice } from "@/features/devices/end-device";
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

  it("ends with the phone that was stolen, when somebody on duty ends all devices", async () => {
    await chooseEverything(1);
    await chooseEverything(2);
    const [, lost] = network.members;
    const { member } = await network.actor(2);
    const onDuty = await network.actor(0);
    await asActor(onDuty, (tx) => tx.execute(sql`select end_devices_of(${lost})`));
    expect(await whose("push_subscriptions join devices on id = device_id")).toEqual([member]);
    expect(await whose("mail_addresses")).toEqual([member]);
    expect(await whose("calendar_feeds")).toEqual([member]);
  });

  it("ends when somebody comes back with new keys, for them alone", async () => {
    await chooseEverything(1);
    await chooseEverything(2);
    const [, back = "", other = ""] = network.members;
    await db.owner`update members set enrolment_key = ${randomBytes(32)} where id = ${back}`;
    expect(await whose("mail_addresses")).toEqual([other]);
    expect(await whose("calendar_feeds")).toEqual([other]);
  });

  it("stays as it is for whoever ends a device, but for the address of the calendar", async () => {
    await chooseEverything(1);
    await chooseEverything(2);
    const phone = await network.actor(1);
    const lost = randomUUID();
    await db.owner`insert into devices (network_id, id, member_id, login_key)
      values (${network.id}, ${lost}, ${phone.member}, ${randomBytes(32)})`;
    expect(await endDevice(phone, { device: lost })).toEqual(okay);
    expect(await whose("calendar_feeds")).toEqual([network.members[2]]);
    expect(await countKept()).toEqual([2, 2, 2, 1]);
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

async function whose(tables: string): Promise<string[]> {
  const rows = await db.owner.unsafe(
    `select member_id from ${tables} where member_id = any ($1::uuid[]) order by member_id`,
    [[...network.members]],
  );
  return rows.map((row) => row.member_id);
}

function subscription(endpoint = `https://fcm.googleapis.com/fcm/send/${randomUUID()}`) {
  const p256dh = createECDH("prime256v1").generateKeys("base64url");
  return { subscription: { endpoint, keys: { p256dh, auth: "A".repeat(22) } } };
}
