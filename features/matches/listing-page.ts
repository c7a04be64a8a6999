import { type Actor, asActor } from "@/db/actor";
import type { MemberCard, PlaceCard } from "@/domain/board";
import { windowOf } from "@/domain/card-rules";
import type { ListingState } from "@/domain/listing";
import { isOver } from "@/domain/window";
import { listNames, memberCardOf } from "@/features/board/queries";
import { guestOf } from "@/features/guests/for-whom";
import { findNeed, listPlaces, type ShownNeed } from "@/features/needs/queries";
import type { ShownOffer } from "@/features/offers/offer-values";
import { findOffer } from "@/features/offers/queries";
import { findRepeats, type Repeats } from "@/features/weekly/find-repeats";
import { type Asker, findAsker } from "./asker";
import type { MatchCard } from "./match-card";
import type { Onlooker } from "./onlooker";
import { listMatchesOf } from "./queries";

/** What the page of a listing shows besides the listing: who posted it, and the reader's own matches on it. */
export type ListingPage = {
  readonly by: Onlooker;
  readonly author: MemberCard;
  /** Those the listing names, and for one that is somewhere else in a known area, those with an area. */
  readonly places: readonly PlaceCard[];
  readonly matches: readonly MatchCard[];
  readonly asker: Asker;
  /** When it comes again each week. */
  readonly repeats: Repeats | null;
};

export type NeedPage = ListingPage & { readonly need: ShownNeed };
export type OfferPage = ListingPage & { readonly offer: ShownOffer };

/** The page of a need of the actor's network that they may see, or null. */
export async function findNeedPage(actor: Actor, id: string): Promise<NeedPage | null> {
  const need = await findNeed(actor, id);
  if (!need) return null;
  const repeats = await findRepeats(actor, "need", need.series);
  const page = { need, repeats, ...(await findAround(actor, need, [need.place, need.toPlace])) };
  return isStillShown(need, [need], page) ? page : null;
}

/** The page of an offer of the actor's network that they may see, or null. */
export async function findOfferPage(actor: Actor, id: string): Promise<OfferPage | null> {
  const offer = await findOffer(actor, id);
  if (!offer) return null;
  const repeats = await findRepeats(actor, "offer", offer.id);
  const page = { offer, repeats, ...(await findAround(actor, offer, [offer.place])) };
  return isStillShown(offer, offer.windows, page) ? page : null;
}

/** What was taken down or is over is left to its author and those who have a match on it, as it is on the board. */
function isStillShown(
  { by, state }: { by: string; state: ListingState },
  windows: readonly { from: number; until: number }[],
  { by: reader, matches }: ListingPage,
): boolean {
  if (by === reader.member || matches.length > 0) return true;
  return state !== "withdrawn" && windows.some((window) => !isOver(windowOf(window), reader.now));
}

async function findAround(
  actor: Actor,
  { id, by: authorId, cell }: { id: string; by: string; cell: string | null },
  named: (string | null)[],
): Promise<Omit<ListingPage, "repeats">> {
  const { network, member, zone, now } = actor;
  const [author, places, matches, asker] = await Promise.all([
    findMember(actor, authorId),
    listPlaces(actor, named),
    listMatchesOf(actor, id),
    findAsker(actor),
  ]);
  return {
    by: { network, member, zone, now, guest: guestOf(actor) },
    author,
    // With those whose area is known, one that is somewhere else can be said to be near.
    places: places.filter((place) => named.includes(place.id) || (cell !== null && place.cell !== null)),
    matches,
    asker,
  };
}

async function findMember(actor: Actor, id: string): Promise<MemberCard> {
  const [row] = await asActor(actor, (tx) => listNames(tx, actor.network, [id]));
  if (!row) throw new Error("A listing's author is not a member of its network.");
  return memberCardOf(row);
}
