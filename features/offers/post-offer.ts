import { and, eq } from "drizzle-orm";
import { type Actor, asActor, type Transaction, violatedConstraint } from "@/db/actor";
import { offers, offerWindows } from "@/db/schema/offers";
import { isSameSet } from "@/domain/attributes";
import { type Result, refuse } from "@/domain/refusals";
import { whyNotPostOffer } from "@/domain/why-not-post";
import { isSameWindow } from "@/domain/window";
import { isMissingPlace } from "@/features/needs/missing-place";
import { isSameBytes } from "@/features/needs/same-bytes";
import { whyNotPostMore } from "@/features/needs/why-not-post-more";
import { purgeDay } from "@/features/networks/purge-day";
import { raiseVersion } from "@/features/networks/raise-version";
import { factsOf, lastEnd, windowFactsOf, windowRows } from "./offer-facts";
import type { PostOfferInput } from "./schema";

/** Puts an offer with its windows on the board. The same offer sent again answers as the first time. */
export async function postOffer(actor: Actor, input: PostOfferInput): Promise<Result<null>> {
  if (input.note && input.note.epoch !== actor.epoch) return refuse("stale-epoch");
  const windows = windowFactsOf(input.windows);
  try {
    return await asActor(actor, async (tx) => {
      const sent = await findSent(tx, actor, input);
      if (sent) return sent;
      const refusal =
        whyNotPostOffer(factsOf(input), windows, actor.now) ?? (await whyNotPostMore(tx, actor));
      if (refusal) return refuse(refusal);
      if (!(await insert(tx, actor, input))) return (await findSent(tx, actor, input)) ?? refuse("conflict");
      await tx.insert(offerWindows).values(windowRows(actor, input.offer, windows));
      await raiseVersion(tx, actor, input.note?.epoch);
      return { ok: true, value: null };
    });
  } catch (error) {
    const constraint = violatedConstraint(error);
    if (isMissingPlace(constraint)) return refuse("not-found");
    if (isTakenWindow(constraint)) return refuse("conflict");
    throw error;
  }
}

/** True when a window's id is already another window's. */
export function isTakenWindow(constraint: string | null): boolean {
  return constraint === "offer_windows_network_id_id_pk";
}

/** What an earlier sending of this id comes to, or null when there was none. */
async function findSent(tx: Transaction, actor: Actor, input: PostOfferInput): Promise<Result<null> | null> {
  const [row] = await tx
    .select()
    .from(offers)
    .where(and(eq(offers.networkId, actor.network), eq(offers.id, input.offer)));
  if (!row) return null;
  const same = isSameOffer(row, actor, input) && (await hasSameWindows(tx, actor, input));
  return same ? { ok: true, value: null } : refuse("conflict");
}

async function insert(tx: Transaction, actor: Actor, input: PostOfferInput): Promise<boolean> {
  const inserted = await tx
    .insert(offers)
    .values({
      ...factsOf(input),
      networkId: actor.network,
      id: input.offer,
      authorId: actor.member,
      note: input.note?.sealed ?? null,
      epoch: actor.epoch,
      origin: "posted",
      purgeOn: purgeDay(actor, lastEnd(windowFactsOf(input.windows))),
    })
    .onConflictDoNothing()
    .returning({ id: offers.id });
  return inserted.length > 0;
}

/** True when the row holds what was sent, but for its times. */
export function isSameOffer(
  row: typeof offers.$inferSelect,
  actor: Actor,
  input: Omit<PostOfferInput, "windows">,
): boolean {
  const facts = factsOf(input);
  return (
    row.authorId === actor.member &&
    row.origin === "posted" &&
    row.category === facts.category &&
    row.placeId === facts.placeId &&
    row.cell === facts.cell &&
    row.reach === facts.reach &&
    row.splittable === facts.splittable &&
    row.mostAWeek === facts.mostAWeek &&
    isSameSet(row.attributes, facts.attributes) &&
    isSameBytes(row.note, input.note?.sealed ?? null)
  );
}

async function hasSameWindows(tx: Transaction, actor: Actor, input: PostOfferInput): Promise<boolean> {
  const rows = await tx
    .select()
    .from(offerWindows)
    .where(and(eq(offerWindows.networkId, actor.network), eq(offerWindows.offerId, input.offer)));
  const isSent = (row: (typeof rows)[number]) =>
    input.windows.some(
      (sent) => sent.id === row.id && sent.quantity === row.quantity && isSameWindow(row.window, sent),
    );
  return rows.length === input.windows.length && rows.every(isSent);
}
