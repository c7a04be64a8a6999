import { type Actor, actingFor } from "@/db/actor";
import { idInput } from "@/features/access/sealed-input";
import { asCoordinator } from "@/features/duty/coordinator";
import { findGuest, type GuestCard } from "./queries";

/** Who acts on a page, and for which guest; without one, for themselves. */
export type Acting = { readonly actor: Actor; readonly guest: GuestCard | null };

/**
 * For whom a page is, by the `for` of its address; null when it names nobody the actor may act for: no guest of their
 * network, or they are not on duty.
 */
export async function findActing(actor: Actor, whom: string | string[] | undefined): Promise<Acting | null> {
  if (whom === undefined) return { actor, guest: null };
  const coordinator = asCoordinator(actor);
  const id = idInput.safeParse(whom);
  const guest = coordinator && id.success ? await findGuest(coordinator, id.data) : null;
  return guest && { actor: actingFor(actor, guest.id), guest };
}
