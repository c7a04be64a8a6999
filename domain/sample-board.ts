import type { BoardPayload, NeedCard, OfferCard, WindowCard } from "./board";

/** For tests and measurements: instants count from here (epoch seconds), midnight of Thursday 2026-11-26, UTC. */
export const midnight = Date.UTC(2026, 10, 26) / 1000;

/** The card's instants and day for a window of so many hours after `midnight`. */
export function hours(from: number, until: number): { from: number; until: number; day: string } {
  const at = midnight + from * 3600;
  return { from: at, until: midnight + until * 3600, day: new Date(at * 1000).toISOString().slice(0, 10) };
}

/** For tests and measurements, as are all below; each is whole, and other where told. */
export function sampleNeedCard(facts: Partial<NeedCard> = {}): NeedCard {
  return {
    id: "need",
    by: "rosa",
    category: "ride",
    ...hours(9, 10),
    place: "gate",
    cell: null,
    toPlace: null,
    quantity: 2,
    left: 2,
    attributes: [],
    urgency: 1,
    note: null,
    epoch: 1,
    ...facts,
  };
}

export function sampleOfferCard(facts: Partial<OfferCard> = {}): OfferCard {
  return {
    id: "offer",
    by: "omar",
    category: "ride",
    place: "gate",
    cell: null,
    reach: "place",
    splittable: true,
    attributes: [],
    note: null,
    epoch: 1,
    windows: [sampleWindowCard()],
    ...facts,
  };
}

export function sampleWindowCard(facts: Partial<WindowCard> = {}): WindowCard {
  return { id: "window", ...hours(8, 12), quantity: 3, left: 3, ...facts };
}

export function sampleBoard(facts: Partial<BoardPayload> = {}): BoardPayload {
  const places = ["gate", "clinic", "hall"].map((id) => ({ id, label: "", epoch: 1, cell: null }));
  const network = { profile: "", epoch: 1 };
  const empty = { members: [], areas: {}, needs: [], offers: [], series: [] };
  return { version: 1, zone: "UTC", epoch: 1, network, places, ...empty, ...facts };
}
