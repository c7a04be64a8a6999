import type { Actor } from "@/db/actor";
import { listPeople } from "@/features/members/queries";
import type { NetworkCard } from "@/features/networks/queries";

/** What the notice about a burning says to this member; null when nobody asks for one. */
export async function findBurnNotice(actor: Actor, { burning }: NetworkCard) {
  if (!burning) return null;
  const people = await listPeople(actor);
  const asker = people.find(({ id }) => id === burning.askedBy);
  if (!asker) return null;
  const isOnDuty = actor.role === "coordinator" || people.every(({ role }) => role === "member");
  return {
    request: burning.request,
    asker,
    self: actor.member,
    canKeep: asker.id === actor.member || isOnDuty,
    secondsLeft: burning.at && Math.max(1, Math.ceil((burning.at.getTime() - actor.now.getTime()) / 1000)),
  };
}
