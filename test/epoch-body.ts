import { randomUUID } from "node:crypto";
import type { Actor } from "@/db/actor";
import { asCoordinator, type Coordinator } from "@/features/duty/coordinator";
import { listSealedItems, type SealedItems } from "@/features/rotation/list-sealed-items";
import { withoutMember } from "@/features/rotation/plan-epoch";
import type { BeginEpochInput } from "@/features/rotation/schema";
import { makeLogEntry, sealed } from "./factory";

/** The actor as somebody on duty, which they have to be. */
export function onDuty(actor: Actor): Coordinator {
  const coordinator = asCoordinator(actor);
  if (!coordinator) throw new Error("This member is not on duty.");
  return coordinator;
}

/** The next epoch of the network as it is now, with random bytes for what a browser would have sealed. */
export async function makeEpochBody(coordinator: Coordinator): Promise<BeginEpochInput> {
  return bodyOf(await listSealedItems(coordinator));
}

/** The same with this removal carried out: nothing of whom it is about is in it. */
export async function makeRemovalBody(coordinator: Coordinator, request: string): Promise<BeginEpochInput> {
  return removalBodyOf(await listSealedItems(coordinator), request);
}

/** Likewise, of what the server lists. */
export function removalBodyOf(items: SealedItems, request: string): BeginEpochInput {
  const removed = items.requests.find(({ id }) => id === request)?.member;
  return { ...bodyOf(removed ? withoutMember(items, removed) : items), request };
}

function bodyOf(items: SealedItems): BeginEpochInput {
  const { epoch, members, places, needs, offers, series, guests, held, entries, requests } = items;
  return {
    epoch: epoch + 1,
    request: null,
    texts: Buffer.from(items.texts, "base64url"),
    roster: Buffer.concat(Array.from({ length: 58 }, sealed)),
    profile: sealed(),
    members: members.map(({ id }) => ({ id, profile: sealed(), envelope: sealed() })),
    places: places.map(({ id }) => ({ id, label: sealed() })),
    needs: needs.map(({ id }) => ({ id, note: sealed() })),
    offers: offers.map(({ id }) => ({ id, note: sealed() })),
    series: series.map(({ id }) => ({ id, note: sealed() })),
    guests: guests.map(({ id }) => ({ id, profile: sealed() })),
    guestKeys: held.flatMap(({ id: guest, secrets, onDuty }) =>
      secrets ? onDuty.map((member) => ({ guest, member, secrets: sealed() })) : [],
    ),
    entries: entries.map(({ id }) => ({ id, entry: sealed() })),
    requests: requests.map(({ id }) => ({ id, statement: sealed() })),
    log: { ...makeLogEntry(epoch + 1), id: randomUUID() },
  };
}
