import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { askedPeople, askedUntil, askingPerson, awaitedPeople, isOpen, matchStates } from "./match";
import { matchEvents, nextState, returnsQuantity } from "./next-state";
import { sampleMatch } from "./sample-listings";
import { raise, urgencies, urgencyNames, urgencyWeight } from "./urgency";
import { hour } from "./window";

describe("who was asked", () => {
  it.each([
    ["claim", ["omar"], "rosa"],
    ["answer", ["rosa"], "omar"],
    ["proposal", ["omar", "rosa"], null],
  ] as const)("%s: %s, by %s", (origin, asked, asking) => {
    expect(askedPeople(sampleMatch({ origin }))).toEqual(asked);
    expect(awaitedPeople(sampleMatch({ origin }))).toEqual(asked);
    expect(askingPerson(sampleMatch({ origin }))).toBe(asking);
  });

  it("waits only for those who have not said yes", () => {
    const facts = { origin: "proposal", helperAgreed: true } as const;
    expect(awaitedPeople(sampleMatch(facts))).toEqual(["rosa"]);
    expect(awaitedPeople(sampleMatch({ ...facts, receiverAgreed: true }))).toEqual([]);
  });
});

describe("askedUntil", () => {
  const now = new Date("2026-11-26T08:00:00Z");
  it.each([
    ["an hour away: half of it", 1, 0.5],
    ["a day away: half of it", 24, 12],
    ["three days away: twelve hours", 72, 12],
    ["just beginning: at once", 0, 0],
    ["begun: at once", -1, 0],
  ])("%s", (_, startHours, waitHours) => {
    const until = askedUntil(now, new Date(now.getTime() + startHours * hour));
    expect(until).toEqual(new Date(now.getTime() + waitHours * hour));
  });

  it("is never before now nor after the start of what is to come", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 9 }), (left) => {
        const until = askedUntil(now, new Date(now.getTime() + left)).getTime() - now.getTime();
        expect(until >= 0 && until <= left / 2 && until <= 12 * hour).toBe(true);
      }),
    );
  });
});

describe("nextState", () => {
  it("knows exactly these ways", () => {
    const ways = matchStates.flatMap((state) =>
      matchEvents.flatMap((event) => {
        const next = nextState(state, event);
        return next ? [`${state} ${event} ${next}`] : [];
      }),
    );
    expect(ways).toEqual([
      "asked confirm confirmed",
      "asked decline declined",
      "asked withdraw withdrawn",
      "asked expire expired",
      "confirmed release released",
      "confirmed finish done",
      "confirmed fail failed",
      "done fail failed",
    ]);
  });

  it("reaches every state, gives back only what ended before it helped, and never opens again", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...matchEvents), { maxLength: 12 }), (events) => {
        let state: (typeof matchStates)[number] = "asked";
        let returned = 0;
        for (const event of events) {
          const next = nextState(state, event);
          if (!next) continue;
          expect(isOpen(next) && !isOpen(state)).toBe(false);
          if (returnsQuantity(next)) returned += 1;
          state = next;
        }
        expect(returned).toBe(returnsQuantity(state) ? 1 : 0);
      }),
    );
    expect(matchStates.filter(returnsQuantity)).toEqual(["declined", "withdrawn", "expired", "released"]);
  });
});

describe("urgency", () => {
  it("has a name and a weight for each step, doubling", () => {
    expect(urgencies.map(urgencyWeight)).toEqual([1, 2, 4, 8]);
    expect(urgencies.map(raise)).toEqual([1, 2, 3, 3]);
    expect(urgencyNames).toHaveLength(urgencies.length);
  });
});
