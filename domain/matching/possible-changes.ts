import type { Attribute } from "../attributes";
import { isSplittable } from "../categories";
import { longestStretch } from "../why-not-propose";
import { minute, overlaps } from "../window";
import type { Change, PlanReason } from "./network-plan";
import type { NeedRow } from "./network-rows";
import type { Standing } from "./posting";

/**
 * What the helper would have to change so that these reasons go; nothing when there is none, null when one of them is
 * not theirs to change. How much is left is not looked at.
 */
export function changesFor(
  need: NeedRow,
  { offer, window }: Standing,
  reasons: readonly PlanReason[],
): Change[] | null {
  const changes: OwnPart<Change>[] = [];
  for (const reason of reasons) {
    const change = changeFor(need, window.window, reason);
    if (!change) return null;
    if (!changes.some((each) => each.change === change.change)) changes.push(change);
  }
  const of = { personId: offer.authorId, offerId: offer.id, windowId: window.id, needId: need.id };
  return changes.map((change) => ({ ...of, ...change }));
}

/** In minutes that somebody would give: a rule of thumb, and why one change is proposed rather than another. */
export function priceOfChange(change: Change): number {
  switch (change.change) {
    case "longer":
      return change.earlier + change.later;
    case "share":
      return 45;
    case "further":
      return change.steps === null ? 60 : 30 * change.steps;
    case "more-a-week":
      return 60;
    case "more-room":
      return Math.min(240, 45 + 15 * change.more);
    case "attributes":
      return 90 * change.attributes.length;
    case "someone-new":
      return 300;
  }
}

type OwnPart<C> = C extends { readonly personId: string }
  ? Omit<C, "personId" | "offerId" | "windowId" | "needId">
  : never;

function changeFor(need: NeedRow, offered: NeedRow["window"], reason: PlanReason): OwnPart<Change> | null {
  switch (reason.reason) {
    case "window-starts-late":
    case "window-ends-early":
      return longer(need, offered);
    case "offer-whole":
      return isSplittable(need.category) ? null : { change: "share" };
    case "area":
      return { change: "further", steps: reason.steps };
    case "place":
      return { change: "further", steps: null };
    case "attributes":
      return reason.missing.every((each) => bringable.has(each))
        ? { change: "attributes", attributes: reason.missing }
        : null;
    default:
      return null;
  }
}

/** No longer at either end than somebody may be asked for. */
function longer({ window }: NeedRow, offered: NeedRow["window"]): OwnPart<Change> | null {
  const earlier = Math.max(0, Number(offered.from) - Number(window.from)) / minute;
  const later = Math.max(0, Number(window.until) - Number(offered.until)) / minute;
  const isAskable = overlaps(window, offered) && Math.max(earlier, later) * minute <= longestStretch;
  return isAskable ? { change: "longer", earlier, later } : null;
}

/** What somebody can bring along or do differently for once; nobody learns a language or a trade for it. */
const bringable: ReadonlySet<Attribute> = new Set<Attribute>([
  ...(["child-seat", "room-for-luggage", "pets-welcome"] as const),
  ...(["comes-to-you", "delivered"] as const),
  ...(["vegetarian", "vegan", "nut-free", "gluten-free"] as const),
]);
