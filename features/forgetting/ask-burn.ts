import { and, eq, lte, sql } from "drizzle-orm";
import type { z } from "zod";
import { type Actor, asActor } from "@/db/actor";
import { requests } from "@/db/schema/requests";
import type { Result } from "@/domain/refusals";
import { requestDays } from "@/domain/request";
import { writePlainLog } from "@/features/log/write-log";
import { raiseVersion } from "@/features/networks/raise-version";
import type { burnInput } from "./schema";

/** Asks a second member to burn the network with the actor. Everybody sees that they ask. */
export function askBurn(actor: Actor, { request }: z.output<typeof burnInput>): Promise<Result<null>> {
  return asActor(actor, async (tx) => {
    const { networkId, kind, askedBy, expiresAt } = requests;
    // Somebody who could not make up their mind may ask again once the first asking has run out.
    await tx
      .delete(requests)
      .where(
        and(
          eq(networkId, actor.network),
          eq(kind, "burn"),
          eq(askedBy, actor.member),
          lte(expiresAt, sql`now()`),
        ),
      );
    const [asked] = await tx
      .insert(requests)
      .values({
        networkId: actor.network,
        id: request,
        kind: "burn",
        askedBy: actor.member,
        expiresAt: sql`now() + make_interval(days => ${requestDays})`,
      })
      .onConflictDoNothing()
      .returning({ id: requests.id });
    if (asked) await writePlainLog(tx, actor, "ask-burn");
    await raiseVersion(tx, actor);
    return { ok: true, value: null };
  });
}
