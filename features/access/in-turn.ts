import type { Actor } from "@/db/actor";
import type { Result } from "@/domain/refusals";
import { hushedFor } from "./hush";
import { limits, limitsOf } from "./limits";
import { sourceOf } from "./source";
import { takeTurn } from "./take-turn";

/**
 * Carries out a member's write, unless their device has sent too many, or all of theirs together, or somebody else needs a
 * moment (`hush`). A thief with a stolen phone uses up the turns of that phone, and leaves some to the one that ends it,
 * however many devices are added.
 */
export async function inTurn<Value>(
  actor: Actor,
  write: () => Promise<Result<Value>>,
): Promise<Result<Value>> {
  const after = (await takeWriteTurn(actor)) ?? hushedFor(actor);
  return after === null ? write() : tooMany(after);
}

/** The seconds until this device may write again, or null when it may now. */
export function takeWriteTurn({ network, device, member, coordinator }: Actor): Promise<number | null> {
  return takeTurn(
    [limits.device(), `${network} ${device}`],
    [limits.member(), `${network} ${coordinator ?? member}`],
    [limits.network(), network],
    [limits.everyone(), ""],
  );
}

/** The seconds until who sent this may knock at this door again, or null when they may come in. */
export async function knock(door: string, request: Request): Promise<number | null> {
  const { source, everyone, makesDevices } = limitsOf(door);
  return takeTurn([source, await sourceOf(request, makesDevices)], [everyone, ""]);
}

export function tooMany(after: number) {
  return { ok: false, reason: "too-many", after } as const;
}
