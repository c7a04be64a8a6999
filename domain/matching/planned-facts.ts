import type { PlannedNeed, PlannedWindow } from "./network-plan";
import type { NeedRow } from "./network-rows";
import type { Standing } from "./posting";

/** What a plan says of a need, and nothing that is only for working it out. */
export function plannedNeed(need: NeedRow): PlannedNeed {
  const { id, authorId, category, window, placeId, cell, toPlaceId, quantity, left, attributes, urgency } =
    need;
  return {
    ...{ id, authorId, category, window, placeId, cell, toPlaceId, quantity, left, attributes, urgency },
  };
}

/** What a plan says of a window and its offer. */
export function plannedWindow({ offer, window }: Standing): PlannedWindow {
  return {
    id: window.id,
    offerId: offer.id,
    personId: offer.authorId,
    window: window.window,
    placeId: offer.placeId,
    cell: offer.cell,
    left: window.left,
  };
}
