import { and, eq, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { bookings, matches } from "@/db/schema/matches";
import { needs } from "@/db/schema/needs";
import { offers, offerWindows } from "@/db/schema/offers";
import { places } from "@/db/schema/places";
import { rejections } from "@/db/schema/plans";
import { distanceIn } from "@/domain/area";
import { cellsOf } from "@/domain/board-place";
import type { CandidateOffer } from "@/domain/candidates";
import type { Need } from "@/domain/listing";
import { endedUnwanted, isOpen } from "@/domain/match";
import { rankForNeed } from "@/domain/notice-wave";
import { layOutAreas } from "@/features/places/lay-out-areas";

/** The people whose offers a need fits as things stand, the best first; nobody when it is not open. */
export async function rankFits(tx: Transaction, network: string, id: string): Promise<string[]> {
  const [need] = await tx
    .select()
    .from(needs)
    .where(and(eq(needs.networkId, network), eq(needs.id, id), eq(needs.state, "open")));
  if (!need || need.left === 0) return [];
  const [open, known, ruledOut, tried, booked, [clock]] = [
    await listOffers(tx, network, need),
    await tx.select({ id: places.id, cell: places.cell }).from(places).where(eq(places.networkId, network)),
    await tx
      .select()
      .from(rejections)
      .where(and(eq(rejections.networkId, network), eq(rejections.needId, id))),
    await tx
      .select()
      .from(matches)
      .where(and(eq(matches.networkId, network), eq(matches.needId, id))),
    await tx
      .select()
      .from(bookings)
      .where(
        and(eq(bookings.networkId, network), sql`${bookings.during} && ${during(need.window)}::tstzrange`),
      ),
    await tx.execute<{ now: string }>(sql`select now() as now`),
  ];
  const cellOf = cellsOf(known);
  const located = <T extends { placeId: string | null; cell: string | null }>(row: T): T => ({
    ...row,
    cell: cellOf(row.placeId, row.cell),
  });
  const [wanted, offered] = [located<Need>(need), open.map(located)];
  const distance = distanceIn(layOutAreas([wanted, ...offered].map(({ cell }) => cell)));
  const notAgain = new Set(
    tried.filter((match) => isOpen(match.state) || endedUnwanted(match)).map(({ helperId }) => helperId),
  );
  return rankForNeed(
    wanted,
    offered,
    {
      bookingsOf: (person) => booked.filter(({ personId }) => personId === person),
      isRuledOut: (offer) =>
        notAgain.has(offer.authorId) || ruledOut.some(({ offerId }) => offerId === offer.id),
    },
    new Date(clock?.now ?? Number.NaN),
    distance,
  );
}

/** Those of the need's kind that are open at its time. */
async function listOffers(
  tx: Transaction,
  network: string,
  need: { category: Need["category"]; window: Need["window"] },
): Promise<CandidateOffer[]> {
  const rows = await tx
    .select({ offer: offers, window: offerWindows })
    .from(offerWindows)
    .innerJoin(offers, and(eq(offers.networkId, offerWindows.networkId), eq(offers.id, offerWindows.offerId)))
    .where(
      and(
        eq(offerWindows.networkId, network),
        eq(offers.category, need.category),
        eq(offers.state, "open"),
        eq(offerWindows.cancelled, false),
        sql`${offerWindows.window} @> ${during(need.window)}::tstzrange`,
      ),
    );
  return rows.map(({ offer, window }) => ({ ...offer, windows: [window] }));
}

function during({ from, until }: Need["window"]): string {
  return `[${from.toISOString()},${until.toISOString()})`;
}
