import type { PlannedNeed, PlannedWindow } from "./network-plan";
import type { NeedRow } from "./network-rows";
import type { Standing } from "./posting";

export function plannedNeed(need: NeedRow): PlannedNeed {
  const { id, authorId, category, window, placeId, cell, toPlaceId, quantity, left, attributes, urgency } =
    need;
  return {
    ...{ id, authorId, category, window, placeId, cell, toPlaceId, quantity, left, attributes, urgency },
  };
}

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
