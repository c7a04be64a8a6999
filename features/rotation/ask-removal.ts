import { and, eq, lte, sql } from "drizzle-orm";
import type { z } from "zod";
import { type Actor, asActor, type Transaction, violatedConstraint } from "@/db/actor";
import { requests } from "@/db/schema/requests";
import { type Result, refuse } from "@/domain/refusals";
import { requestDays } from "@/domain/request";
import { raiseVersion } from "@/features/networks/raise-version";
import { isMember } from "./is-member";
import type { askRemovalInput } from "./schema";

type AskRemovalInput = z.output<typeof askRemovalInput>;

/**
 * Asks for the removal of another member. Those on duty see it, and whoever asked; the one it is about does not. The
 * same again answers the same; one that has run out can be asked again.
 */
export async function askRemoval(actor: Actor, input: AskRemovalInput): Promise<Result<null>> {
  if (input.epoch !== actor.epoch) return refuse("stale-epoch");
  if (input.member === actor.member) return refuse("not-found");
  try {
    return await asActor(actor, async (tx) => {
      if (await isAsked(tx, actor, input)) return { ok: true, value: null };
      if (!(await isMember(tx, actor, input.member))) return refuse("not-found");
      await forgetOld(tx, actor);
      await tx.insert(requests).values({
        networkId: actor.network,
        id: input.request,
        kind: "removal",
        askedBy: actor.member,
        memberId: input.member,
        statement: input.statement,
        epoch: input.epoch,
        expiresAt: sql`now() + make_interval(days => ${requestDays})`,
      });
      await raiseVersion(tx, actor, input.epoch);
      return { ok: true, value: null };
    });
  } catch (error) {
    const constraint = violatedConstraint(error);
    if (constraint === null) throw error;
    if (constraint.includes("asked_by_members")) return refuse("signed-out");
    return refuse(constraint === "requests_once" ? "already-asked" : "conflict");
  }
}

async function isAsked(tx: Transaction, actor: Actor, { request, member }: AskRemovalInput) {
  const [asked] = await tx
    .select({ askedBy: requests.askedBy, memberId: requests.memberId })
    .from(requests)
    .where(and(eq(requests.networkId, actor.network), eq(requests.id, request)));
  return asked?.askedBy === actor.member && asked.memberId === member;
}

async function forgetOld(tx: Transaction, actor: Actor): Promise<void> {
  const { networkId, askedBy, expiresAt } = requests;
  await tx
    .delete(requests)
    .where(and(eq(networkId, actor.network), eq(askedBy, actor.member), lte(expiresAt, sql`now()`)));
}
