import { isSplittable } from "@/domain/categories";
import type {
  Change,
  CheapestChange,
  NetworkPlan,
  PlannedNeed,
  PlannedWindow,
  ProposedPair,
  UncoveredNeed,
} from "@/domain/matching/network-plan";
import { longestStretch } from "@/domain/why-not-propose";
import { minute } from "@/domain/window";
import type { Cheapest, PlanView, Proposal, ProposalAsk, Unmet } from "./dashboard";
import type { FindCards } from "./find-cards";

/** Everybody the plan speaks of. */
export function peopleOfPlan({ pairs, uncovered, loads }: NetworkPlan): string[] {
  return [
    ...pairs.flatMap(({ need, offered }) => [need.authorId, offered.personId]),
    ...uncovered.flatMap(({ need, nearby }) => [
      need.authorId,
      ...nearby.map(({ offered }) => offered.personId),
    ]),
    ...uncovered.flatMap(({ cheapest }) => personOf(cheapest?.change) ?? []),
    ...loads.map(({ personId }) => personId),
  ];
}

/** The plan with cards for ids. Whoever has gone since it was made is left out. */
export function assemblePlan(
  plan: NetworkPlan,
  isCurrent: boolean,
  weeks: readonly string[],
  cards: FindCards,
): PlanView {
  const helpers = new Set([
    ...plan.pairs.map(({ offered }) => offered.personId),
    ...plan.loads.map(({ personId }) => personId),
  ]);
  return {
    isCurrent,
    proposals: plan.pairs.flatMap((pair) => proposalOf(pair, cards) ?? []),
    certificate: plan.certificate,
    loads: plan.loads
      .filter(({ week }) => weeks.includes(week))
      .flatMap(({ personId, ...load }) => {
        const member = cards.known(personId);
        return member ? [{ member, ...load }] : [];
      }),
    helpers: [...helpers].flatMap((id) => cards.known(id) ?? []),
  };
}

/** Why a need has nobody, and the one thing that would help; null when the plan has somebody for all of it. */
export function unmetBy(plan: NetworkPlan, needId: string, cards: FindCards): Unmet | null {
  const unmet = plan.uncovered.find(({ need }) => need.id === needId);
  if (!unmet) return null;
  const { missing, nearby, further, cheapest } = unmet;
  return {
    missing,
    nearby: nearby.flatMap(({ offered, reasons }) => {
      const member = cards.known(offered.personId);
      return member ? [{ member, offered, reasons }] : [];
    }),
    further,
    cheapest: cheapest && cheapestOf(cheapest, unmet, plan, cards),
  };
}

function proposalOf(
  { need, offered, quantity, during, why }: ProposedPair,
  cards: FindCards,
): Proposal | null {
  const receiver = cards.known(need.authorId);
  const helper = cards.known(offered.personId);
  if (!receiver || !helper) return null;
  return {
    needId: need.id,
    offerId: offered.offerId,
    windowId: offered.id,
    category: need.category,
    urgency: need.urgency,
    quantity,
    during,
    place: cards.place(need.placeId),
    toPlace: cards.place(need.toPlaceId),
    receiver,
    helper,
    why,
  };
}

function cheapestOf(
  { change, steps }: CheapestChange,
  unmet: UncoveredNeed,
  plan: NetworkPlan,
  cards: FindCards,
): Cheapest {
  return {
    change,
    member: cards.known(personOf(change)),
    ask: askFor(change, unmet, plan),
    moves: steps.length - 1,
  };
}

function personOf(change: Change | undefined): string | null {
  return change && change.change !== "someone-new" ? change.personId : null;
}

/**
 * The proposal that asks for the change: the very time of the need, to the very person. None where a proposal cannot
 * ask for it, as it is about how much there is, or for more time than one would ask in passing.
 */
function askFor(change: Change, { need: own }: UncoveredNeed, plan: NetworkPlan): ProposalAsk | null {
  if (change.change === "someone-new" || change.change === "more-room" || change.change === "share")
    return null;
  if (change.change === "longer" && Math.max(change.earlier, change.later) * minute > longestStretch)
    return null;
  const need = [own, ...plan.pairs.map((pair) => pair.need)].find(({ id }) => id === change.needId);
  const window = findWindow(plan, change.windowId);
  if (!need || !window) return null;
  const quantity = quantityFor(need, window);
  return quantity < 1
    ? null
    : {
        needId: need.id,
        offerId: change.offerId,
        windowId: change.windowId,
        quantity,
        during: need.window,
      };
}

function findWindow(plan: NetworkPlan, id: string): PlannedWindow | null {
  const known = [
    ...plan.pairs.map(({ offered }) => offered),
    ...plan.uncovered.flatMap(({ nearby }) => nearby.map(({ offered }) => offered)),
  ];
  return known.find((window) => window.id === id) ?? null;
}

/** What is whole is asked for as a whole, or not at all. */
function quantityFor({ category, left }: PlannedNeed, window: PlannedWindow): number {
  if (isSplittable(category)) return Math.min(left, window.left);
  return window.left >= left ? left : 0;
}
