import { createECDH, randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { endDevice } from "@/features/devices/end-device";
import { OpenError } from "@/seal/open-error";
import { testDatabase } from "@/test/database";
import { foundTestNetwork, type TestNetwork } from "@/test/factory";
import { chooseNotices } from "./choose-notices";
import { confirmMailAddress, removeMailAddress } from "./confirm-mail-address";
import { findNotices } from "./find-notices";
import { type KeptMail, openMail } from "./mail-address";
import { makeCalendarFeed } from "./make-calendar-feed";
import { sendMailCode } from "./send-mail";
import { setMailAddress } from "./set-mail-address";
import { subscribePush, unsubscribePush } from "./subscribe-push";
import { tryNotice } from "./try-notice";

const db = testDatabase();
let network: TestNetwork;

const okay = { ok: true, value: null };
const choices = {
  kinds: ["ask" as const],
  quietFrom: 1320,
  quietUntil: 420,
  mostADay: 5,
  locale: "es" as const,
};

/** Each address gets few codes a day. */
let address: string;

beforeEach(async () => {
  address = `ada${randomUUID()}@lovelace.example`;
  Object.assign(process.env, {
    HOLDFAST_NOTICE_SECRET: "for tests alone, at least 32 letters",
    HOLDFAST_SMTP_URL: "smtp://localhost:2525",
    HOLDFAST_MAIL_FROM: "holdfast@example.org",
    NEXTAUTH_URL: "https://holdfast.example.org",
  });
  network = await foundTestNetwork(db.owner);
});

describe("choosing", () => {
  it("keeps what was chosen last, for oneself alone", async () => {
    const actor = await network.actor(1);
    expect((await findNotices(actor)).choices).toBeNull();
    await chooseNotices(actor, choices);
    expect(await chooseNotices(actor, { ...choices, mostADay: 2 })).toEqual(okay);
    const { locale, ...kept } = { ...choices, mostADay: 2 };
    expect((await findNotices(actor)).choices).toEqual(kept);
    expect((await findNotices(await network.actor(0))).choices).toBeNull();
  });
});

describe("a device that is told", () => {
  it("has one place where its messages go, until it says no more", async () => {
    const actor = await network.actor(1);
    expect(await subscribePush(actor, subscription())).toEqual(okay);
    const second = subscription();
    expect(await subscribePush(actor, second)).toEqual(okay);
    const rows = await db.owner`select address from push_subscriptions where network_id = ${network.id}`;
    expect(rows).toHaveLength(1);
    expect(rows[0]?.address.includes(second.subscription.endpoint)).toBe(false);
    expect((await findNotices(actor)).isPushed).toBe(true);
    expect((await findNotices(await network.actor(0))).isPushed).toBe(false);
    expect(await unsubscribePush(actor)).toEqual(okay);
    expect((await findNotices(actor)).isPushed).toBe(false);
  });

  it("is sent nowhere but to push services", async () => {
    for (const endpoint of [
      "http://fcm.googleapis.com/x",
      "https://169.254.169.254/x",
      "https://localhost/x",
    ])
      expect(await subscribePush(await network.actor(1), subscription(endpoint))).toEqual(
        refused("push-host"),
      );
    expect(await db.owner`select from push_subscriptions where network_id = ${network.id}`).toHaveLength(0);
  });

  it("is told nothing more once it has ended", async () => {
    const actor = await network.actor(1);
    await subscribePush(actor, subscription());
    await endDevice(actor, { device: actor.device });
    expect(await db.owner`select from push_subscriptions where network_id = ${network.id}`).toHaveLength(0);
    expect(await subscribePush(actor, subscription())).toEqual(refused("signed-out"));
  });
});

it("makes no calendar's address for a device that was ended a moment before", async () => {
  const actor = await network.actor(1);
  const make = () => makeCalendarFeed(actor, { titles: "neutral", locale: "en" });
  expect(await make()).toMatchObject({ ok: true });
  await endDevice(actor, { device: actor.device });
  expect(await make()).toEqual(refused("signed-out"));
  expect(await db.owner`select from calendar_feeds where network_id = ${network.id}`).toHaveLength(0);
});

describe("a mail address", () => {
  it("is confirmed by the code that was sent there, and then holds it no more", async () => {
    const actor = await network.actor(1);
    expect(await setMailAddress(actor, { address })).toEqual(okay);
    expect((await findNotices(actor)).mail).toEqual({ address: "a…@lovelace.example", confirmed: false });
    const { code = "" } = await openKept(actor.member);
    expect(code).toMatch(/^\d{6}$/);
    expect(await confirmMailAddress(actor, { code: other(code) })).toEqual(refused("wrong-code"));
    expect(await confirmMailAddress(actor, { code })).toEqual(okay);
    expect(await confirmMailAddress(actor, { code })).toEqual(okay);
    expect(await openKept(actor.member)).toEqual({ address });
    expect((await findNotices(actor)).mail).toEqual({ address: "a…@lovelace.example", confirmed: true });
    expect(await removeMailAddress(actor)).toEqual(okay);
    expect((await findNotices(actor)).mail).toBeNull();
  });

  it("stays unconfirmed for a code of somebody else, for an old one and after a quarter of an hour", async () => {
    const [actor, another] = [await network.actor(1), await network.actor(2)];
    await setMailAddress(actor, { address });
    await setMailAddress(another, { address });
    const theirs = (await openKept(another.member)).code ?? "";
    expect(await confirmMailAddress(actor, { code: theirs })).toEqual(refused("wrong-code"));
    const old = (await openKept(actor.member)).code ?? "";
    await setMailAddress(actor, { address: `bo${address}` });
    expect(await confirmMailAddress(actor, { code: old })).toEqual(refused("wrong-code"));
    await db.owner`update mail_addresses set code_until = now() where member_id = ${actor.member}`;
    const late = (await openKept(actor.member)).code ?? "";
    expect(await confirmMailAddress(actor, { code: late })).toEqual(refused("code-over"));
    expect((await findNotices(actor)).mail?.confirmed).toBe(false);
  });

  it("cannot be had by guessing, also not by many guesses at once", async () => {
    const actor = await network.actor(1);
    await setMailAddress(actor, { address });
    const { code = "" } = await openKept(actor.member);
    const guesses = await Promise.all(
      Array.from({ length: 12 }, () => confirmMailAddress(actor, { code: other(code) })),
    );
    expect(guesses.filter((each) => !each.ok && each.reason === "wrong-code")).toHaveLength(4);
    expect(await confirmMailAddress(actor, { code })).toEqual(refused("code-over"));
    const [row] = await db.owner`select tries from mail_addresses where member_id = ${actor.member}`;
    expect(row?.tries).toBe(5);
  });

  it("is sent few codes a day, and so is everybody who could be meant", async () => {
    const actor = await network.actor(1);
    const outcomes: string[] = [];
    for (let at = 0; at < 7; at++) {
      const result = await setMailAddress(actor, { address: `${at}.${randomUUID()}@mail.example` });
      outcomes.push(result.ok ? "sent" : result.reason);
    }
    expect(outcomes).toEqual([...Array(5).fill("sent"), "too-many", "too-many"]);
  });

  it("does not tell whether somebody has asked for it today: who asks too late waits for nothing", async () => {
    const victim = randomUUID();
    const spelled = ["@Mail.example", "@mail.example", "+1@mail.example", "+2@MAIL.example"];
    const large = await foundTestNetwork(db.owner, { members: 9 });
    const answers: unknown[] = [];
    const kept: KeptMail[] = [];
    for (let at = 0; at < 8; at++) {
      const asker = await large.actor(at);
      answers.push(await setMailAddress(asker, { address: `${victim}${spelled[at % spelled.length]}` }));
      kept.push(await openKept(asker.member, large.id));
    }
    expect(answers).toEqual(Array(8).fill(okay));
    // The same rows and jobs are written for all; only some have a code to send.
    expect(kept.map(({ code }) => code !== undefined)).toEqual([
      ...Array(5).fill(true),
      ...Array(3).fill(false),
    ]);
    const [jobs] = await db.owner`select count(*)::int from graphile_worker._private_jobs
      where payload->>'network' = ${large.id}`;
    expect(jobs?.count).toBe(8);
    const late = await large.actor(7);
    const [row] = await db.owner`select address from mail_addresses where member_id = ${late.member}`;
    const target = { network: large.id, member: late.member, address: row?.address, locale: "en" };
    expect(await sendMailCode(target)).toBe("refused");
    expect(await confirmMailAddress(late, { code: "000000" })).toEqual(refused("wrong-code"));
    expect((await findNotices(late)).mail).toEqual((await findNotices(await large.actor(3))).mail);
  });

  it("is not asked for where no mail can be sent", async () => {
    delete process.env.HOLDFAST_SMTP_URL;
    const actor = await network.actor(1);
    expect(await setMailAddress(actor, { address })).toEqual(refused("no-mail"));
    expect((await findNotices(actor)).canMail).toBe(false);
  });

  it("does not open for another member, nor with another secret", async () => {
    const [actor, another] = [await network.actor(1), await network.actor(2)];
    await setMailAddress(actor, { address });
    await db.owner`insert into mail_addresses (network_id, member_id, address, confirmed)
      select network_id, ${another.member}, address, true from mail_addresses where member_id = ${actor.member}`;
    await expect(openKept(another.member)).rejects.toThrow(OpenError);
    expect((await findNotices(another)).mail).toBeNull();
    process.env.HOLDFAST_NOTICE_SECRET = "another one, also with 32 letters or so";
    expect((await findNotices(actor)).mail).toBeNull();
  });
});

describe("what the worker is asked for", () => {
  it("names nothing but random numbers", async () => {
    const actor = await network.actor(1);
    await setMailAddress(actor, { address });
    expect(await tryNotice(actor)).toEqual(okay);
    const jobs = await db.owner`select t.identifier as task, j.payload
      from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
      where j.payload->>'network' = ${network.id} order by 1`;
    const message = expect.stringMatching(/^[0-9a-f-]{36}$/);
    const payload = { network: network.id, member: actor.member, message };
    expect(jobs.map((job) => ({ ...job }))).toEqual([
      { task: "mail-code", payload },
      { task: "try-notice", payload },
    ]);
  });
});

async function openKept(member: string, of = network.id): Promise<KeptMail> {
  const [row] = await db.owner`select address from mail_addresses where member_id = ${member}`;
  return openMail(row?.address, of, member);
}

function other(code: string): string {
  return code === "000000" ? "000001" : "000000";
}

function subscription(endpoint = `https://fcm.googleapis.com/fcm/send/${randomUUID()}`) {
  const p256dh = createECDH("prime256v1").generateKeys("base64url");
  return { subscription: { endpoint, keys: { p256dh, auth: "A".repeat(22) } } };
}

function refused(reason: string) {
  return { ok: false, reason };
}
