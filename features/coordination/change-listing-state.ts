import { and, eq } from "drizzle-orm";
import { type Actor, asActor, type Transaction } from "@/db/actor";
import { needs } from "@/db/schema/needs";
import { offers } from "@/db/schema/offers";
import { type Result, refuse } from "@/domain/refusals";
import { asCoordinator, type Coordinator } from "@/features/duty/coordinator";
import { writeLog } from "@/features/log/write-log";
import { raiseVersion } from "@/features/networks/raise-version";
import type { ListingInput } from "./schema";

type Shown = "open" | "hidden";

/**
 * Puts a listing of the board into this state, from the other one, and writes it down. One that is there already stays as it is; one that
 * its author took down stays down.
 */
export async function changeListingState(
  actor: Actor,
  listing: ListingInput,
  state: Shown,
): Promise<Result<null>> {
  const coordinator = asCoordinator(actor);
  if (!coordinator) return refuse("not-coordinator");
  return asActor(coordinator, async (tx) => {
    if (await moveState(tx, coordinator, listing, state)) {
      await writeLog(tx, coordinator, state === "hidden" ? "hide-listing" : "show-listing", listing.log);
      await raiseVersion(tx, coordinator, listing.log.epoch);
      return { ok: true, value: null };
    }
    const current = await findState(tx, coordinator, listing);
    if (current === null) return refuse("not-found");
    return current === state ? { ok: true, value: null } : refuse("taken-down");
  });
}

async function moveState(
  tx: Transaction,
  { network }: Coordinator,
  { kind, id }: Omit<ListingInput, "log">,
  state: Shown,
) {
  const before = state === "open" ? "hidden" : "open";
  const moved =
    kind === "need"
      ? await tx
          .update(needs)
          .set({ state })
          .where(and(boardNeed(network, id), eq(needs.state, before)))
          .returning({ id: needs.id })
      : await tx
          .update(offers)
          .set({ state })
          .where(and(boardOffer(network, id), eq(offers.state, before)))
          .returning({ id: offers.id });
  return moved.length > 0;
}

async function findState(tx: Transaction, { network }: Coordinator, { kind, id }: Omit<ListingInput, "log">) {
  const [found] =
    kind === "need"
      ? await tx.select({ state: needs.state }).from(needs).where(boardNeed(network, id))
      : await tx.select({ state: offers.state }).from(offers).where(boardOffer(network, id));
  return found?.state ?? null;
}

// What was made for one claim or one answer never is on the board, so there is nothing to hide.
function boardNeed(network: string, id: string) {
  return and(eq(needs.networkId, network), eq(needs.id, id), eq(needs.origin, "posted"));
}

function boardOffer(network: string, id: string) {
  return and(eq(offers.networkId, network), eq(offers.id, id), eq(offers.origin, "posted"));
}
