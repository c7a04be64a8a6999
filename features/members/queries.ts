import { and, eq, type SQL } from "drizzle-orm";
import { type Actor, asActor } from "@/db/actor";
import { guests } from "@/db/schema/guests";
import { isOnDuty, members } from "@/db/schema/members";
import type { Role } from "@/domain/roles";
import { toBase64url } from "@/seal/bytes";

/** A member in a list of people; `name` is the sealed profile, base64url. */
export type Person = {
  readonly id: string;
  readonly name: string;
  readonly epoch: number;
  readonly role: Role;
};

/** Somebody without the app, by the name they were written down with: sealed as a member's is, and read by all as well. */
type GuestName = Omit<Person, "role"> & { readonly guest: true };

/** Everybody in the actor's network, in no order that means anything: names are sorted where they open. */
export function listPeople(actor: Actor): Promise<Person[]> {
  return readPeople(actor, eq(members.networkId, actor.network));
}

/** Everybody without the app in the actor's network, likewise. */
export async function listGuestNames(actor: Actor): Promise<GuestName[]> {
  const { id, profile, epoch } = guests;
  const rows = await asActor(actor, (tx) =>
    tx.select({ id, profile, epoch }).from(guests).where(eq(guests.networkId, actor.network)),
  );
  return rows.map(({ profile, ...row }) => ({ ...row, guest: true, name: toBase64url(profile) }));
}

/** All whose names are compared, to tell whether two are called alike. */
export async function listNamed(actor: Actor): Promise<(Person | GuestName)[]> {
  return [...(await listPeople(actor)), ...(await listGuestNames(actor))];
}

/** The actor as the others see them. */
export async function findSelf(actor: Actor): Promise<Person> {
  const [self] = await readPeople(
    actor,
    and(eq(members.networkId, actor.network), eq(members.id, actor.member)),
  );
  if (!self) throw new Error("The member of a live session is gone.");
  return self;
}

async function readPeople(actor: Actor, which: SQL | undefined): Promise<Person[]> {
  const { id, profile, profileEpoch } = members;
  const rows = await asActor(actor, (tx) =>
    tx.select({ id, isOnDuty, profile, epoch: profileEpoch }).from(members).where(which),
  );
  return rows.map(({ profile, isOnDuty, ...row }) => ({
    ...row,
    role: isOnDuty ? "coordinator" : "member",
    name: toBase64url(profile),
  }));
}
