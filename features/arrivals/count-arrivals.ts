import { type Actor, asActor } from "@/db/actor";
import { arrivals } from "@/db/schema/invites";
import { keptByVersion } from "@/features/access/kept-by-version";
import { whoWait } from "./list-arrivals";

/** How many wait whom the actor could let in or turn away, from memory while nothing changed: every page says it. */
export const countArrivals = keptByVersion(
  10_000,
  ({ network, member }) => `${network} ${member}`,
  (actor: Actor) => asActor(actor, (tx) => tx.$count(arrivals, whoWait(actor))),
);
