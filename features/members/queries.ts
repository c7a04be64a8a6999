import { and, eq, type SQL } from "drizzle-orm";
import { type Actor, asActor } from "@/db/actor";
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

/** Everybody in the actor's network, in no order that means anything: names are sorted where they open. */
export function listPeople(actor: Actor): Promise<Person[]> {
  return readPeople(actor, eq(members.networkId, actor.network));
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
