import type { Need, Offer, OfferWindow } from "./listing";
import type { Match } from "./match";
import type { Window } from "./window";

/** For tests: a Thursday morning, and listings of that day which fit each other, each fact open to change. */
export const now = new Date("2026-11-26T08:05:00Z");

/** A window of that day, "HH:MM" to "HH:MM" in UTC. */
export function on(from: string, until: string): Window {
  return { from: new Date(`2026-11-26T${from}:00Z`), until: new Date(`2026-11-26T${until}:00Z`) };
}

/** A ride for two from the gate to the clinic, nine to ten, asked by Rosa. */
export function sampleNeed(facts: Partial<Need> = {}): Need {
  return {
    authorId: "rosa",
    category: "ride",
    window: on("09:00", "10:00"),
    placeId: "gate",
    cell: null,
    toPlaceId: "clinic",
    quantity: 2,
    left: 2,
    attributes: [],
    urgency: 1,
    origin: "posted",
    state: "open",
    ...facts,
  };
}

/** Omar drives from the gate. */
export function sampleOffer(facts: Partial<Offer> = {}): Offer {
  return {
    authorId: "omar",
    category: "ride",
    placeId: "gate",
    cell: null,
    reach: "place",
    splittable: true,
    attributes: [],
    origin: "posted",
    state: "open",
    ...facts,
  };
}

/** Three seats from eight to twelve. */
export function sampleWindow(facts: Partial<OfferWindow> = {}): OfferWindow {
  return { id: "morning", window: on("08:00", "12:00"), quantity: 3, left: 3, ...facts };
}

/**
 * Rosa has claimed Omar's offer, nine to ten; he has until half past eight to say yes. Who has agreed follows from the
 * origin and the state.
 */
export function sampleMatch(facts: Partial<Match> = {}): Match {
  const { origin = "claim", state = "asked" } = facts;
  const both = ["confirmed", "done", "released", "failed"].includes(state);
  return {
    state,
    origin,
    helperId: "omar",
    receiverId: "rosa",
    during: on("09:00", "10:00"),
    askedUntil: new Date("2026-11-26T08:30:00Z"),
    receiverAgreed: both || origin === "claim",
    helperAgreed: both || origin === "answer",
    ...facts,
  };
}
