import type { z } from "zod";
import { type Actor, asActor } from "@/db/actor";
import { noticeChoices } from "@/db/schema/notices";
import type { Result } from "@/domain/refusals";
import type { chooseNoticesInput } from "./schema";

/** Keeps what a member wants to be told of while the app is closed, and when not. */
export async function chooseNotices(
  actor: Actor,
  choices: z.output<typeof chooseNoticesInput>,
): Promise<Result<null>> {
  await asActor(actor, (tx) =>
    tx
      .insert(noticeChoices)
      .values({ networkId: actor.network, memberId: actor.member, ...choices })
      .onConflictDoUpdate({ target: [noticeChoices.networkId, noticeChoices.memberId], set: choices }),
  );
  return { ok: true, value: null };
}
