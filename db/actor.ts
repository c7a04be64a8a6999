import { sql } from "drizzle-orm";
import type { PgTransactionConfig } from "drizzle-orm/pg-core";
import { type Refusal, refuse } from "../domain/refusals";
import type { Role } from "../domain/roles";
import { callDoor } from "./call-door";
import { fairShare, onConnection, type Transaction } from "./client";
import type { Database } from "./connections";
import { layOutDay } from "./lay-out";
import { isTransient, QueryError, withoutPayload } from "./query-error";

declare const checked: unique symbol;

/**
 * A member, proven by a live session of one network. Holding one is the permission to load that
 * network's rows; only `findActor` makes one. `now` is the database's clock, the only one that counts.
 */
export type Actor = {
  readonly [checked]: true;
  readonly network: string;
  readonly member: string;
  /** The member on duty who acts for a guest, who is `member` then; else null. */
  readonly coordinator: string | null;
  readonly device: string;
  readonly role: Role;
  readonly zone: string;
  readonly epoch: number;
  /** The network's version when the actor was found: the key under which its board is cached. */
  readonly version: number;
  readonly now: Date;
};

export type { Transaction };

/** The actor whose session has this hash in this network, or null. Settles what time alone has changed, and lays out a new day. */
export async function findActor(network: string, tokenHash: Uint8Array): Promise<Actor | null> {
  const row = await findSession(network, tokenHash);
  if (!row || !(row.due || row.lay_out)) return row && actorFrom(network, row);
  if (row.due) await callDoor(sql`select settle_due(${network})`);
  if (row.lay_out) {
    const actor = actorFrom(network, row);
    await asActor(actor, (tx) => layOutDay(tx, actor));
  }
  const settled = await findSession(network, tokenHash);
  return settled && actorFrom(network, settled);
}

/**
 * The same session, acting for a guest: whatever is done with it is the guest's. Whether there is such a guest, and
 * whether the duty still stands, each transaction asks the database anew; it is refused otherwise.
 */
export function actingFor(actor: Actor, guest: string): Actor {
  return { ...actor, member: guest, coordinator: actor.coordinator ?? actor.member };
}

/**
 * Runs work as this member: row-level security sees their network, their id and their role, and forgets
 * them with the transaction. Many at once wait for each other, so that connections are left for other members; what is
 * run inside of it must not ask for another. A refusal rolls back what was written before it. A deadlock or a
 * serialization failure is tried once more. Whoever was removed meanwhile is signed out.
 */
export async function asActor<T>(
  actor: Actor,
  work: (tx: Transaction) => Promise<T>,
  mode?: PgTransactionConfig,
): Promise<T> {
  const run = () => runAs(actor, work, mode);
  return fairShare().take(actor.network, actor.coordinator ?? actor.member, async () => {
    try {
      return await run();
    } catch (error) {
      if (!isTransient(error)) throw error;
      return run();
    }
  });
}

/** Ends the work of `asActor` with this refusal from however deep inside; what was written before it is undone. */
export function rollBack(reason: Refusal): never {
  throw new RolledBack(refuse(reason));
}

/** A mode of `asActor`: all statements read the same moment, and nothing is written. */
export const snapshot: PgTransactionConfig = { isolationLevel: "repeatable read", accessMode: "read only" };

/** SQLSTATE of what a CHECK, a foreign key, a unique index and an EXCLUDE refuse (PostgreSQL manual, appendix A). */
const violations = new Set(["23514", "23503", "23505", "23P01"]);

/** The name of the constraint that refused a write, or null when the error is of another kind. */
export function violatedConstraint(error: unknown): string | null {
  return error instanceof QueryError && violations.has(error.code ?? "") ? (error.constraint ?? "") : null;
}

async function runAs<T>(
  actor: Actor,
  work: (tx: Transaction) => Promise<T>,
  mode: PgTransactionConfig | undefined,
): Promise<T> {
  try {
    return await withoutPayload(() => onConnection((database) => runOn(database, actor, work, mode)));
  } catch (error) {
    if (isGoneMember(violatedConstraint(error))) return refuse("signed-out") as T;
    throw error;
  }
}

async function runOn<T>(
  database: Database,
  actor: Actor,
  work: (tx: Transaction) => Promise<T>,
  mode: PgTransactionConfig | undefined,
): Promise<T> {
  try {
    return await database.transaction(async (tx) => {
      await tx.execute(sql`select set_config('app.network', ${actor.network}, true),
        set_config('app.member', ${actor.coordinator ?? actor.member}, true),
        set_config('app.role', ${actor.role}, true)`);
      if (actor.coordinator !== null) await actForGuest(tx, actor.member);
      const result = await work(tx);
      if (isRefusal(result)) throw new RolledBack(result);
      return result;
    }, mode);
  } catch (error) {
    if (error instanceof RolledBack) return error.refusal as T;
    throw error;
  }
}

async function actForGuest(tx: Transaction, guest: string): Promise<void> {
  const [row] = await tx.execute<{ outcome: "ok" | Refusal }>(sql`select act_for(${guest}) as outcome`);
  if (row?.outcome !== "ok") rollBack(row?.outcome ?? "not-found");
}

/** A row that would belong to somebody who is no member any more. */
function isGoneMember(constraint: string | null): boolean {
  return /_(author|member|inviter|receiver|helper)_id_(members|persons)_/.test(constraint ?? "");
}

class RolledBack extends Error {
  constructor(readonly refusal: unknown) {
    super("refused");
  }
}

function isRefusal(result: unknown): boolean {
  return typeof result === "object" && result !== null && "ok" in result && result.ok === false;
}

type SessionRow = {
  member_id: string;
  device_id: string;
  role: Role;
  zone: string;
  epoch: number;
  version: string;
  now: string;
  due: boolean;
  lay_out: boolean;
};

async function findSession(network: string, tokenHash: Uint8Array): Promise<SessionRow | null> {
  const rows = await callDoor<SessionRow>(
    sql`select * from find_actor(${network}, ${Buffer.from(tokenHash)})`,
  );
  return rows[0] ?? null;
}

function actorFrom(network: string, row: SessionRow): Actor {
  return {
    network,
    member: row.member_id,
    coordinator: null,
    device: row.device_id,
    role: row.role,
    zone: row.zone,
    epoch: row.epoch,
    version: Number(row.version),
    now: new Date(row.now),
  } as Actor;
}
