import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Result } from "@/domain/refusals";
import { hour, type Window } from "@/domain/window";
import { testDatabase } from "@/test/database";
import { foundTestNetwork, postTestNeed, postTestOffer, sealed, tomorrow } from "@/test/factory";
import { answerNeed } from "./answer-need";
import { claimOffer } from "./claim-offer";
import { confirmMatch } from "./confirm-match";
import { declineMatch } from "./decline-match";
import { withdrawMatch } from "./withdraw-match";

const db = testDatabase();

describe("many at once", () => {
  it("lets exactly three of two hundred claim what there are three of", async () => {
    const network = await foundTestNetwork(db.owner, { members: 201 });
    const { offer, window } = await postTestOffer(db.owner, network, {
      author: network.members[0] ?? "",
      quantity: 3,
    });
    const results = await Promise.all(
      Array.from({ length: 200 }, async (_, index) =>
        claimOffer(await network.actor(index + 1), askFor({ offer, window })),
      ),
    );
    expect(tally(results)).toEqual({ ok: 3, gone: 197 });
    const [left] = await db.owner`select "left" from offer_windows where id = ${window}`;
    expect(left?.left).toBe(0);
    expect(await db.owner`select from matches where offer_window_id = ${window}`).toHaveLength(3);
    expect(await db.owner`select from needs where network_id = ${network.id}`).toHaveLength(3);
  });

  it("lets one of two hundred overlapping promises of one helper be confirmed", async () => {
    const network = await foundTestNetwork(db.owner, { members: 201 });
    const helper = network.members[0] ?? "";
    const asks = await Promise.all(
      Array.from({ length: 200 }, async (_, index) => {
        const ids = await postTestOffer(db.owner, network, {
          author: helper,
          category: "childcare",
          window: shifted(index % 4),
        });
        const input = askFor({ ...ids, during: shifted(index % 4) });
        return { input, result: await claimOffer(await network.actor(index + 1), input) };
      }),
    );
    expect(tally(asks.map(({ result }) => result))).toEqual({ ok: 200 });
    const confirmed = await Promise.all(
      asks.map(async ({ input }) =>
        confirmMatch(await network.actor(0), { match: input.match, ...contact() }),
      ),
    );
    expect(tally(confirmed)).toEqual({ ok: 1, "helper-busy": 199 });
    expect(await db.owner`select from bookings where person_id = ${helper}`).toHaveLength(1);
    expect(
      await db.owner`select from matches where network_id = ${network.id} and state = 'confirmed'`,
    ).toHaveLength(1);
  });

  it("takes three riders along in one car", async () => {
    const network = await foundTestNetwork(db.owner, { members: 4 });
    const { offer, window } = await postTestOffer(db.owner, network, {
      author: network.members[0] ?? "",
      quantity: 3,
    });
    const inputs = [1, 2, 3].map(() => askFor({ offer, window }));
    await Promise.all(inputs.map(async (input, index) => claimOffer(await network.actor(index + 1), input)));
    const confirmed = await Promise.all(
      inputs.map(async ({ match }) => confirmMatch(await network.actor(0), { match, ...contact() })),
    );
    expect(tally(confirmed)).toEqual({ ok: 3 });
  });

  it("never loses or makes quantity while people claim, decline and take back at random", async () => {
    const network = await foundTestNetwork(db.owner, { members: 30 });
    const { offer, window } = await postTestOffer(db.owner, network, {
      author: network.members[0] ?? "",
      category: "food",
      quantity: 10,
    });
    const need = await postTestNeed(db.owner, network, {
      author: network.members[0] ?? "",
      category: "food",
      quantity: 10,
    });
    await Promise.all(
      Array.from({ length: 29 }, async (_, index) => {
        const actor = await network.actor(index + 1);
        for (let round = 0; round < 3; round++) {
          const claim = askFor({ offer, window, quantity: 1 + (index % 3) });
          const answer = {
            ...askFor({ offer: randomUUID(), window: randomUUID(), quantity: 1 + (round % 3) }),
            need,
          };
          await Promise.all([claimOffer(actor, claim), answerNeed(actor, answer)]);
          const author = await network.actor(0);
          await Promise.all([
            withdrawMatch(actor, { match: claim.match }),
            declineMatch(author, { match: claim.match }),
            declineMatch(author, { match: answer.match }),
          ]);
        }
      }),
    );
    const [held] = await db.owner`select w.quantity - w."left" - coalesce((select sum(quantity) from matches m
      where m.offer_window_id = w.id and m.state = 'asked'), 0) as difference from offer_windows w where w.id = ${window}`;
    expect(Number(held?.difference)).toBe(0);
    const [wanted] =
      await db.owner`select n.quantity - n."left" - coalesce((select sum(quantity) from matches m
      where m.need_id = n.id and m.state = 'asked'), 0) as difference from needs n where n.id = ${need}`;
    expect(Number(wanted?.difference)).toBe(0);
  });
});

function askFor({
  offer,
  window,
  quantity = 1,
  during = tomorrow(),
}: {
  offer: string;
  window: string;
  quantity?: number;
  during?: Window;
}) {
  const { from, until } = during;
  return { match: randomUUID(), need: randomUUID(), offer, window, quantity, from, until, ...contact() };
}

function contact() {
  return { contact: new Uint8Array(sealed()), ownCopy: new Uint8Array(sealed()) };
}

/** Tomorrow's hour, a quarter of an hour later for each step: all of them overlap. */
function shifted(quarters: number): Window {
  const { from, until } = tomorrow();
  const by = (quarters * hour) / 4;
  return { from: new Date(from.getTime() + by), until: new Date(until.getTime() + by) };
}

function tally(results: Result<unknown>[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const result of results) {
    const key = result.ok ? "ok" : result.reason;
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}
