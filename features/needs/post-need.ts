import { and, eq } from "drizzle-orm";
import { type Actor, asActor, type Transaction, violatedConstraint } from "@/db/actor";
import { needs } from "@/db/schema/needs";
import { isSameSet } from "@/domain/attributes";
import { type Result, refuse } from "@/domain/refusals";
import { whyNotPostNeed } from "@/domain/why-not-post";
import { isSameWindow } from "@/domain/window";
import { purgeDay } from "@/features/networks/purge-day";
import { raiseVersion } from "@/features/networks/raise-version";
import { isMissingPlace } from "./missing-place";
import { isSameBytes } from "./same-bytes";
import type { PostNeedInput, PostWeeklyNeedInput } from "./schema";
import { whyNotPostMore } from "./why-not-post-more";

/** Puts a need on the board. The same need sent again answers as the first time; the id with other content is a conflict. */
export async function postNeed(actor: Actor, input: PostNeedInput): Promise<Result<null>> {
  if (input.note && input.note.epoch !== actor.epoch) return refuse("stale-epoch");
  try {
    return await asActor(actor, async (tx) => {
      const sent = await findSent(tx, actor, input);
      if (sent) return sent;
      const refusal = whyNotPostNeed(factsOf(input), actor.now) ?? (await whyNotPostMore(tx, actor));
      if (refusal) return refuse(refusal);
      if (!(await insert(tx, actor, input))) return (await findSent(tx, actor, input)) ?? refuse("conflict");
      await raiseVersion(tx, actor, input.note?.epoch);
      return { ok: true, value: null };
    });
  } catch (error) {
    if (isMissingPlace(violatedConstraint(error))) return refuse("not-found");
    throw error;
  }
}

/** What the rules look at, out of what was sent. */
export function factsOf(input: Omit<PostNeedInput, "note">) {
  return { ...commonFactsOf(input), window: { from: input.from, until: input.until } };
}

/** The same but for when it is. */
export function commonFactsOf(input: Omit<PostWeeklyNeedInput, "note" | "series" | "weekly">) {
  const { category, place, cell, toPlace, quantity, attributes, urgency } = input;
  const facts = { category, quantity, attributes, urgency };
  return { ...facts, placeId: place, cell: cell ?? null, toPlaceId: toPlace };
}

/** What an earlier sending of this id comes to, or null when there was none. */
async function findSent(tx: Transaction, actor: Actor, input: PostNeedInput): Promise<Result<null> | null> {
  const [row] = await tx
    .select()
    .from(needs)
    .where(and(eq(needs.networkId, actor.network), eq(needs.id, input.need)));
  if (!row) return null;
  return isSameNeed(row, actor, input) ? { ok: true, value: null } : refuse("conflict");
}

async function insert(tx: Transaction, actor: Actor, input: PostNeedInput): Promise<boolean> {
  const inserted = await tx
    .insert(needs)
    .values({
      ...factsOf(input),
      networkId: actor.network,
      id: input.need,
      authorId: actor.member,
      left: input.quantity,
      note: input.note?.sealed ?? null,
      epoch: actor.epoch,
      origin: "posted",
      purgeOn: purgeDay(actor, input.until),
    })
    .onConflictDoNothing()
    .returning({ id: needs.id });
  return inserted.length > 0;
}

function isSameNeed(row: typeof needs.$inferSelect, actor: Actor, input: PostNeedInput): boolean {
  const facts = factsOf(input);
  return (
    row.authorId === actor.member &&
    row.origin === "posted" &&
    row.category === facts.category &&
    isSameWindow(row.window, facts.window) &&
    row.placeId === facts.placeId &&
    row.cell === facts.cell &&
    row.toPlaceId === facts.toPlaceId &&
    row.quantity === facts.quantity &&
    isSameSet(row.attributes, facts.attributes) &&
    row.urgency === facts.urgency &&
    isSameBytes(row.note, input.note?.sealed ?? null)
  );
}
