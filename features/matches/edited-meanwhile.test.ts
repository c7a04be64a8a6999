import { randomUUID } from "node:crypto";
import type postgres from "postgres";
import { describe, expect, it } from "vitest";
import type { Result } from "@/domain/refusals";
import { testDatabase } from "@/test/database";
import { foundTestNetwork, postTestNeed, postTestOffer, sealed, tomorrow } from "@/test/factory";
import { untilSomeoneWaits } from "@/test/until-someone-waits";
import { answerNeed } from "./answer-need";
import { claimOffer } from "./claim-offer";

// Taken once: a quarter of an hour may pass while the tests run.
const soon = tomorrow();

const db = testDatabase();

describe("a claim while the author changes the offer", () => {
  it("does not take a window that has moved away", async () => {
    const result = await claimWhile(
      (sql, { window }) => sql`update offer_windows set "window" =
        tstzrange(lower("window") + interval '2 days', upper("window") + interval '2 days') where id = ${window}`,
    );
    expect(result).toEqual({ ok: false, reason: "outside-window" });
  });

  it("does not take an offer that has been taken down", async () => {
    const result = await claimWhile(
      (sql, { offer }) => sql`update offers set state = 'withdrawn' where id = ${offer}`,
    );
    expect(result).toEqual({ ok: false, reason: "taken-down" });
  });

  it("does not take a part of what goes only as a whole by now", async () => {
    const result = await claimWhile(
      (sql, { offer }) => sql`update offers set splittable = false where id = ${offer}`,
    );
    expect(result).toEqual({ ok: false, reason: "whole-only" });
  });

  it("does not take a window that is gone", async () => {
    const result = await claimWhile((sql, { window }) => sql`delete from offer_windows where id = ${window}`);
    expect(result).toEqual({ ok: false, reason: "not-found" });
  });
});

describe("an answer while the author changes the need", () => {
  it.each([
    [
      "moved",
      `set "window" = tstzrange(lower("window") + interval '2 days', upper("window") + interval '2 days')`,
    ],
    ["of another kind", "set category = 'childcare'"],
    ["taken down", "set state = 'withdrawn'"],
  ])("does not take what is %s by now", async (_, change) => {
    const network = await foundTestNetwork(db.owner);
    const need = await postTestNeed(db.owner, network, { author: network.members[1] ?? "", window: soon });
    const actor = await network.actor(2);
    const { answering } = await db.owner.begin(async (sql) => {
      await sql.unsafe(`update needs ${change} where id = '${need}'`);
      const answer = { ...ask(), need, offer: randomUUID(), window: randomUUID() };
      const answering = answerNeed(actor, answer);
      await untilSomeoneWaits(db.owner);
      return { answering };
    });
    expect(await answering).toEqual({ ok: false, reason: "gone" });
    expect(await db.owner`select from matches where network_id = ${network.id}`).toHaveLength(0);
  });
});

type Ids = { offer: string; window: string };
type Change = (sql: postgres.TransactionSql, ids: Ids) => Promise<unknown>;

/** What comes of a claim of one of three seats that begins while the author's change is under way. */
async function claimWhile(change: Change): Promise<Result<unknown>> {
  const network = await foundTestNetwork(db.owner);
  const author = network.members[1] ?? "";
  const ids = await postTestOffer(db.owner, network, { author, quantity: 3, window: soon });
  const actor = await network.actor(2);
  const { claiming } = await db.owner.begin(async (sql) => {
    await sql`select from offers where id = ${ids.offer} for no key update`;
    await sql`select from offer_windows where offer_id = ${ids.offer} for update`;
    await change(sql, ids);
    const claiming = claimOffer(actor, { ...ask(), ...ids, need: randomUUID() });
    await untilSomeoneWaits(db.owner);
    return { claiming };
  });
  return claiming;
}

function ask() {
  const contact = new Uint8Array(sealed());
  return { match: randomUUID(), quantity: 1, ...soon, contact, ownCopy: contact };
}
