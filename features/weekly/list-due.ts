import { type Actor, asActor } from "@/db/actor";
import { keptByVersion } from "@/features/access/kept-by-version";
import { wallClock } from "@/lib/wall-clock";
import { listRepeating, type Repeating } from "./list-repeating";

/** What of the actor's own repeats without end and waits for "Yes, still on"; every look at the board asks. */
export const listDue = keptByVersion(
  10_000,
  ({ network, member, zone, now }) => `${network} ${member} ${wallClock(now, zone).day}`,
  async (actor: Actor): Promise<Repeating[]> => {
    const repeating = await asActor(actor, (tx) => listRepeating(tx, actor));
    return repeating.filter(({ standing }) => standing !== "stands");
  },
);
