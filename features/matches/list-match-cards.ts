import { and, asc, eq, inArray, or, type SQL, sql } from "drizzle-orm";
import type { Actor, Transaction } from "@/db/actor";
import { contacts, matches } from "@/db/schema/matches";
import { isOnDuty, members } from "@/db/schema/members";
import { needs } from "@/db/schema/needs";
import { offers, offerWindows } from "@/db/schema/offers";
import { distanceIn } from "@/domain/area";
import { type Beyond, beyondOffer } from "@/domain/beyond-offer";
import type { MemberCard } from "@/domain/board";
import type { MatchState } from "@/domain/match";
import { listNames, listPlaces, memberCardOf } from "@/features/board/queries";
import { layOutAreas } from "@/features/places/lay-out-areas";
import { toBase64url } from "@/seal/bytes";
import type { ListingOfMatch, MatchCard } from "./match-card";

/** The states from which on the two may read each other's contact. */
const agreedStates = ["confirmed", "done", "failed"] as const satisfies readonly MatchState[];

/** The actor's own matches among those asked for, by agreed time; anybody else's are not found, whatever the filter. */
export async function listMatchCards(tx: Transaction, actor: Actor, filter: SQL): Promise<MatchCard[]> {
  const rows = await selectOwn(tx, actor, filter);
  if (rows.length === 0) return [];
  const others = rows.map(({ match }) => otherPerson(match, actor));
  const names = await listNames(tx, actor.network, others);
  const places = await listPlaces(tx, actor.network);
  const handed = await selectContacts(
    tx,
    actor,
    rows.map(({ match }) => match.id),
  );
  const people = new Map(names.map((row) => [row.id, memberCardOf(row)]));
  const isForGuest = actor.coordinator !== null || names.some(({ guest }) => guest);
  const carers = isForGuest ? await listCarers(tx, actor) : [];
  const labels = new Map(
    places.map(({ id, label, epoch, cell }) => [id, { id, label: toBase64url(label), epoch, cell }]),
  );
  const beyond = findBeyond(places);
  return rows.map((row): MatchCard => {
    const { match, need, offer } = row;
    const other = people.get(otherPerson(match, actor));
    if (!other) throw new Error("A person of a match is not a member of its network.");
    const from = handed.filter(({ matchId }) => matchId === match.id);
    const contact = from.find(({ fromId }) => fromId === other.id)?.contact;
    const ownCopy = from.find(({ fromId }) => fromId === actor.member)?.ownCopy;
    const placeId = need.origin === "posted" ? need.placeId : offer.placeId;
    const { id, state, origin, helperId, receiverId, during, askedUntil, quantity, reminders } = match;
    const { receiverAgreed, helperAgreed } = match;
    return {
      ...{ receiverAgreed, helperAgreed },
      ...{ id, state, origin, helperId, receiverId, during, askedUntil, quantity, reminders, other, carers },
      category: need.category,
      place: (placeId && labels.get(placeId)) || null,
      toPlace: (need.toPlaceId && labels.get(need.toPlaceId)) || null,
      beyond: helperId === actor.member ? beyond(row) : null,
      need: listingOf(need),
      offer: listingOf(offer),
      contact: contact ? toBase64url(contact) : null,
      ownCopy: ownCopy ? toBase64url(ownCopy) : null,
    };
  });
}

/** Only a proposal can go beyond an offer: a claim stays inside it, and an answer is the helper's own word. */
function findBeyond(places: readonly { id: string; cell: string | null }[]): (row: Row) => Beyond | null {
  const cells = new Map(places.map(({ id, cell }) => [id, cell]));
  const withCell = <L extends { placeId: string | null; cell: string | null }>(listing: L): L => ({
    ...listing,
    cell: (listing.placeId && cells.get(listing.placeId)) || listing.cell,
  });
  return ({ match, need, offer, window }) => {
    if (match.origin !== "proposal" || match.state !== "asked") return null;
    const [at, from] = [withCell(need), withCell(offer)];
    const distance = distanceIn(layOutAreas([at.cell, from.cell]));
    return beyondOffer(at, from, window, match.during, distance);
  };
}

type Row = Awaited<ReturnType<typeof selectOwn>>[number];

function selectOwn(tx: Transaction, actor: Actor, filter: SQL) {
  return tx
    .select({ match: matches, need: needs, offer: offers, window: offerWindows })
    .from(matches)
    .innerJoin(needs, and(eq(needs.networkId, matches.networkId), eq(needs.id, matches.needId)))
    .innerJoin(offers, and(eq(offers.networkId, matches.networkId), eq(offers.id, matches.offerId)))
    .innerJoin(
      offerWindows,
      and(eq(offerWindows.networkId, matches.networkId), eq(offerWindows.id, matches.offerWindowId)),
    )
    .where(
      and(
        eq(matches.networkId, actor.network),
        or(eq(matches.helperId, actor.member), eq(matches.receiverId, actor.member)),
        filter,
      ),
    )
    .orderBy(sql`lower(${matches.during})`, asc(matches.id));
}

/** One's own copies, and what was handed to the actor in matches that both agreed to. */
function selectContacts(tx: Transaction, actor: Actor, ids: string[]) {
  const { matchId, fromId, forId, contact, ownCopy } = contacts;
  return tx
    .select({ matchId, fromId, contact, ownCopy })
    .from(contacts)
    .innerJoin(matches, and(eq(matches.networkId, contacts.networkId), eq(matches.id, matchId)))
    .where(
      and(
        eq(contacts.networkId, actor.network),
        inArray(matchId, ids),
        or(eq(fromId, actor.member), and(eq(forId, actor.member), inArray(matches.state, [...agreedStates]))),
      ),
    );
}

/** Those on duty, who act for guests. */
async function listCarers(tx: Transaction, actor: Actor): Promise<MemberCard[]> {
  const rows = await tx
    .select({ id: members.id, profile: members.profile, epoch: members.profileEpoch })
    .from(members)
    .where(and(eq(members.networkId, actor.network), isOnDuty));
  return rows.map(memberCardOf);
}

function otherPerson({ helperId, receiverId }: Row["match"], actor: Actor): string {
  return helperId === actor.member ? receiverId : helperId;
}

function listingOf({ id, origin, state, note, epoch }: Row["need"] | Row["offer"]): ListingOfMatch {
  const sealed = note && { text: toBase64url(note), epoch };
  return { id, isPosted: origin === "posted", state, note: sealed };
}
