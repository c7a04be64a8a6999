import { randomUUID } from "node:crypto";
import { tomorrow } from "../test/factory";
import { type Person, seal } from "./sealed-people";

export type ListingIds = Record<"place" | "need" | "offer" | "window" | "series" | "weeklyOffer", string>;

export function listingIds(): ListingIds {
  return {
    place: randomUUID(),
    need: randomUUID(),
    offer: randomUUID(),
    window: randomUUID(),
    series: randomUUID(),
    weeklyOffer: randomUUID(),
  };
}

/** As the form sends it: a ride for one, tomorrow. */
export async function needBody(person: Person, { need, place }: ListingIds, note: string) {
  return {
    ...{
      need,
      category: "ride",
      ...instants(),
      place,
      toPlace: null,
      quantity: 1,
      attributes: [],
      urgency: 2,
    },
    note: { sealed: await seal(person, note, "needs", need, "note"), epoch: 1 },
  };
}

/** Likewise: the same ride every Monday, from today on and without end. */
export async function weeklyNeedBody(person: Person, { series, place }: ListingIds, note: string) {
  return {
    ...{ series, category: "ride", place, toPlace: null, quantity: 1, attributes: [], urgency: 2 },
    weekly: everyMonday(),
    note: { sealed: await seal(person, note, "need_series", series, "note"), epoch: 1 },
  };
}

/** Likewise: a van with three seats. */
export async function offerBody(person: Person, { offer, window, place }: ListingIds, note: string) {
  return {
    ...{ offer, category: "ride", place, reach: "anywhere", splittable: true, attributes: [] },
    windows: [{ id: window, ...instants(), quantity: 3 }],
    note: { sealed: await seal(person, note, "offers", offer, "note"), epoch: 1 },
  };
}

/** Likewise: the van every Monday. */
export async function weeklyOfferBody(
  person: Person,
  { weeklyOffer: offer, place }: ListingIds,
  note: string,
) {
  return {
    ...{ offer, category: "ride", place, reach: "anywhere", splittable: true, attributes: [] },
    mostAWeek: null,
    // The rule has the id of its offer, so that it is the same one when the offer is changed.
    weekly: [{ id: offer, ...everyMonday(), quantity: 3 }],
    note: { sealed: await seal(person, note, "offers", offer, "note"), epoch: 1 },
  };
}

export function instants() {
  const { from, until } = tomorrow();
  return { from: from.toISOString(), until: until.toISOString() };
}

function everyMonday() {
  const firstOn = tomorrow().from.toISOString().slice(0, 10);
  return { days: [1], from: "17:00", until: "18:00", firstOn, lastOn: null };
}
