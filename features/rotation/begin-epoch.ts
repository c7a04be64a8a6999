import { and, eq, sql } from "drizzle-orm";
import { asActor, type Transaction, violatedConstraint } from "@/db/actor";
import { byteList, idList } from "@/db/byte-list";
import { rosters } from "@/db/schema/rosters";
import { type Refusal, type Result, refuse } from "@/domain/refusals";
import { tooMany } from "@/features/access/in-turn";
import { limits } from "@/features/access/limits";
import { takeTurn } from "@/features/access/take-turn";
import type { Coordinator } from "@/features/duty/coordinator";
import { writeLog } from "@/features/log/write-log";
import type { BeginEpochInput } from "./schema";

/**
 * Begins the network's next epoch, and with `request` removes whom a second member asked to have removed: all of it, or
 * nothing. `changed` and `stale-epoch` mean that others wrote meanwhile, and that it has to be put together anew. The
 * same roster again answers the same.
 */
export async function beginEpoch(coordinator: Coordinator, input: BeginEpochInput): Promise<Result<null>> {
  try {
    return await asActor(coordinator, async (tx) => {
      const held = await holdTexts(tx);
      if (await isBegun(tx, coordinator, input)) return { ok: true, value: null };
      const outcome = await callDoor(tx, input);
      if (outcome !== "ok") return refuse(outcome);
      // Somebody has changed a text that would go on as it was before.
      if (!held.equals(input.texts)) return refuse("changed");
      // Counted only now, so that whoever is overtaken again and again uses up nothing.
      const after = input.request === null ? await takeTurn([limits.newKey(), keyOf(coordinator)]) : null;
      if (after !== null) return tooMany(after);
      const act = input.request === null ? "rotate" : "remove-member";
      await writeLog(tx, coordinator, act, input.log, input.epoch);
      return { ok: true, value: null };
    });
  } catch (error) {
    if (violatedConstraint(error) === null) throw error;
    return refuse("changed");
  }
}

function keyOf({ network, member }: Coordinator) {
  return `${network} ${member}`;
}

async function holdTexts(tx: Transaction): Promise<Buffer> {
  const [row] = await tx.execute<{ digest: Buffer }>(sql`select hold_texts() as digest`);
  return row?.digest ?? Buffer.alloc(0);
}

async function isBegun(tx: Transaction, { network }: Coordinator, { epoch, roster }: BeginEpochInput) {
  const [begun] = await tx
    .select({ epoch: rosters.epoch })
    .from(rosters)
    .where(and(...[eq(rosters.networkId, network), eq(rosters.epoch, epoch)], eq(rosters.roster, roster)));
  return begun !== undefined;
}

async function callDoor(tx: Transaction, input: BeginEpochInput): Promise<"ok" | Refusal> {
  const { epoch, request, roster, profile, members, places, needs, offers, series, guests } = input;
  const { guestKeys, entries, requests } = input;
  const idsOf = (list: readonly { id: string }[]) => idList(list.map(({ id }) => id));
  const [row] = await tx.execute<{ outcome: "ok" | Refusal }>(sql`select begin_epoch(
    ${epoch}, ${request}, ${Buffer.from(roster)}, ${Buffer.from(profile)},
    ${idsOf(members)}, ${byteList(members.map((each) => each.profile))}, ${byteList(members.map((each) => each.envelope))},
    ${idsOf(places)}, ${byteList(places.map(({ label }) => label))},
    ${idsOf(needs)}, ${byteList(needs.map(({ note }) => note))},
    ${idsOf(offers)}, ${byteList(offers.map(({ note }) => note))},
    ${idsOf(series)}, ${byteList(series.map(({ note }) => note))},
    ${idsOf(guests)}, ${byteList(guests.map(({ profile }) => profile))},
    ${idsOf(entries)}, ${byteList(entries.map(({ entry }) => entry))},
    ${idsOf(requests)}, ${byteList(requests.map(({ statement }) => statement))},
    ${idList(guestKeys.map(({ guest }) => guest))}, ${idList(guestKeys.map(({ member }) => member))},
    ${byteList(guestKeys.map(({ secrets }) => secrets))}) as outcome`);
  return row?.outcome ?? "changed";
}
