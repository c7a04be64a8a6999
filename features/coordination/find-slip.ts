import { and, eq, inArray } from "drizzle-orm";
import { actingFor, asActor, snapshot } from "@/db/actor";
import { matches } from "@/db/schema/matches";
import { idInput } from "@/features/access/sealed-input";
import type { Coordinator } from "@/features/duty/coordinator";
import { findGuest, type GuestCard } from "@/features/guests/queries";
import { listMatchCards } from "@/features/matches/list-match-cards";
import type { MatchCard } from "@/features/matches/match-card";
import type { Onlooker } from "@/features/matches/onlooker";

/** A match that a guest can take along on paper. */
export type SlipFacts = { readonly guest: GuestCard; readonly match: MatchCard; readonly by: Onlooker };

/** The slip of a match that was agreed for a guest, or null. */
export async function findSlip(coordinator: Coordinator, id: string): Promise<SlipFacts | null> {
  if (!idInput.safeParse(id).success) return null;
  const guest = await findGuestOf(coordinator, id);
  if (!guest) return null;
  const acting = actingFor(coordinator, guest.id);
  const agreed = and(eq(matches.id, id), inArray(matches.state, ["confirmed", "done"]));
  const [match] = agreed ? await asActor(acting, (tx) => listMatchCards(tx, acting, agreed), snapshot) : [];
  const { network, zone, now } = coordinator;
  return match ? { guest, match, by: { network, member: guest.id, zone, now, guest: guest.id } } : null;
}

async function findGuestOf(coordinator: Coordinator, id: string): Promise<GuestCard | null> {
  const [match] = await asActor(coordinator, (tx) =>
    tx
      .select({ receiver: matches.receiverId, helper: matches.helperId })
      .from(matches)
      .where(and(eq(matches.networkId, coordinator.network), eq(matches.id, id))),
  );
  if (!match) return null;
  return (await findGuest(coordinator, match.receiver)) ?? (await findGuest(coordinator, match.helper));
}
