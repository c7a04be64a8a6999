import { randomBytes } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { type Actor, asActor } from "@/db/actor";
import { calendarFeeds } from "@/db/schema/notices";
import { type Result, refuse } from "@/domain/refusals";
import { siteOrigin } from "@/features/access/origin";
import { tokenHash } from "@/features/access/token-hash";
import { lockOwnDevice } from "@/features/members/lock-own-device";
import type { makeCalendarFeedInput } from "./schema";

/**
 * Makes a secret address under which a calendar reads the member's times, and ends the one before it. It is said once,
 * and not to a device that has just been ended.
 */
export async function makeCalendarFeed(
  actor: Actor,
  { titles, locale }: z.output<typeof makeCalendarFeedInput>,
): Promise<Result<{ link: string }>> {
  const token = randomBytes(32);
  const feed = { tokenHash: tokenHash(token), titles, createdOn: sql`current_date` };
  const link = `${siteOrigin()}/calendar/${token.toString("base64url")}.ics?in=${locale}`;
  return asActor(actor, async (tx) => {
    if (!(await lockOwnDevice(tx, actor))) return refuse("signed-out");
    await tx
      .insert(calendarFeeds)
      .values({ networkId: actor.network, memberId: actor.member, ...feed })
      .onConflictDoUpdate({ target: [calendarFeeds.networkId, calendarFeeds.memberId], set: feed });
    return { ok: true, value: { link } };
  });
}

/** The address shows nothing any more. */
export async function revokeCalendarFeed(actor: Actor): Promise<Result<null>> {
  const { networkId, memberId } = calendarFeeds;
  const own = and(eq(networkId, actor.network), eq(memberId, actor.member));
  await asActor(actor, (tx) => tx.delete(calendarFeeds).where(own));
  return { ok: true, value: null };
}
