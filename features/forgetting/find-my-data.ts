import { and, asc, eq, sql } from "drizzle-orm";
import { type Actor, asActor, snapshot, type Transaction } from "@/db/actor";
import { members } from "@/db/schema/members";
import { needSeries } from "@/db/schema/need-series";
import { needs } from "@/db/schema/needs";
import { offers, offerWindows, weeklyWindows } from "@/db/schema/offers";
import { listMatchCards } from "@/features/matches/list-match-cards";
import type { MatchCard } from "@/features/matches/match-card";
import { findOwnNotices } from "@/features/notices/find-notices";
import { type ListedPlace, listPlaces } from "@/features/places/queries";
import { toBase64url } from "@/seal/bytes";
import { findMyActs } from "./find-my-acts";

/** Everything the server holds of one member, for that member; sealed texts are base64url. */
export type MyData = {
  readonly zone: string;
  readonly me: {
    readonly id: string;
    readonly name: string;
    readonly epoch: number;
    readonly createdOn: string;
    readonly dutyUntil: string | null;
  };
  readonly needs: readonly MyListing[];
  /** Needs that come again each week; their single times are among the needs. */
  readonly series: readonly MyListing[];
  readonly offers: readonly (MyListing & {
    readonly windows: readonly MyWindow[];
    readonly weekly: readonly object[];
  })[];
  readonly matches: readonly MatchCard[];
  /** The network's places, by which the listings are named. */
  readonly places: readonly ListedPlace[];
  /** How the member is told while the app is closed. */
  readonly notices: Awaited<ReturnType<typeof findOwnNotices>>;
  /** Devices, guests written down, lines of the log, requests, invitations, who waits by them, and what was told. */
  readonly acts: Awaited<ReturnType<typeof findMyActs>>;
};

type Note = { readonly text: string; readonly epoch: number } | null;

/** The facts of a listing, by the names of their columns; its note apart, because it has to be opened. */
type MyListing = { readonly id: string; readonly note: Note; readonly [fact: string]: unknown };

type MyWindow = {
  readonly window: { from: Date; until: Date };
  readonly quantity: number;
  readonly left: number;
  readonly cancelled: boolean;
};

export async function findMyData(actor: Actor): Promise<MyData> {
  const places = await listPlaces(actor);
  const notices = await findOwnNotices(actor);
  const acts = await findMyActs(actor);
  const rest = await asActor(actor, (tx) => readMine(tx, actor), snapshot);
  return { zone: actor.zone, places, notices, acts, ...rest };
}

async function readMine(tx: Transaction, actor: Actor) {
  const { id, profile, profileEpoch, createdOn, dutyUntil } = members;
  const [self] = await tx
    .select({ id, profile, epoch: profileEpoch, createdOn, dutyUntil })
    .from(members)
    .where(and(eq(members.networkId, actor.network), eq(id, actor.member)));
  if (!self) throw new Error("The member of a live session is gone.");
  const { profile: name, ...me } = self;
  const myNeeds = await tx
    .select()
    .from(needs)
    .where(and(eq(needs.networkId, actor.network), eq(needs.authorId, actor.member)))
    .orderBy(sql`lower(${needs.window})`, asc(needs.id));
  const series = await tx
    .select()
    .from(needSeries)
    .where(and(eq(needSeries.networkId, actor.network), eq(needSeries.authorId, actor.member)))
    .orderBy(asc(needSeries.id));
  const weekly = await tx
    .select({ offerId: weeklyWindows.offerId, quantity: weeklyWindows.quantity, ...weeklyFacts })
    .from(weeklyWindows)
    .innerJoin(
      offers,
      and(eq(offers.networkId, weeklyWindows.networkId), eq(offers.id, weeklyWindows.offerId)),
    )
    .where(and(eq(offers.networkId, actor.network), eq(offers.authorId, actor.member)))
    .orderBy(asc(weeklyWindows.id));
  const myOffers = await tx
    .select()
    .from(offers)
    .where(and(eq(offers.networkId, actor.network), eq(offers.authorId, actor.member)))
    .orderBy(asc(offers.id));
  const windows = await tx
    .select({ offerId: offerWindows.offerId, ...windowFacts })
    .from(offerWindows)
    .innerJoin(offers, and(eq(offers.networkId, offerWindows.networkId), eq(offers.id, offerWindows.offerId)))
    .where(and(eq(offers.networkId, actor.network), eq(offers.authorId, actor.member)))
    .orderBy(sql`lower(${offerWindows.window})`);
  return {
    me: { ...me, name: toBase64url(name) },
    needs: myNeeds.map(listingOf),
    series: series.map(listingOf),
    offers: myOffers.map((offer) => ({
      ...listingOf(offer),
      windows: windows.filter(({ offerId }) => offerId === offer.id).map(({ offerId, ...window }) => window),
      weekly: weekly.filter(({ offerId }) => offerId === offer.id).map(({ offerId, ...rule }) => rule),
    })),
    matches: await listMatchCards(tx, actor, sql`true`),
  };
}

const windowFacts = {
  window: offerWindows.window,
  quantity: offerWindows.quantity,
  left: offerWindows.left,
  cancelled: offerWindows.cancelled,
};

const weeklyFacts = {
  days: weeklyWindows.days,
  fromTime: weeklyWindows.fromTime,
  untilTime: weeklyWindows.untilTime,
  firstOn: weeklyWindows.firstOn,
  lastOn: weeklyWindows.lastOn,
};

function listingOf({ networkId, authorId, note, epoch, ...facts }: Row): MyListing {
  return { ...facts, note: note && { text: toBase64url(note), epoch } };
}

type Row = { id: string; networkId: string; authorId: string; note: Uint8Array | null; epoch: number };
