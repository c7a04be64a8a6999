import type { WhatIf } from "@/domain/matching/network-plan";
import { limits } from "@/features/access/limits";
import { takeTurn } from "@/features/access/take-turn";
import type { Coordinator } from "@/features/duty/coordinator";
import { quarterOf } from "./find-plan";
import type { FoundWhatIf } from "./plan";
import { askPlanner } from "./planner";

/** How long a coordinator who wonders waits (milliseconds). */
const patience = 5_000;

/** What would be different from the plan of what the coordinator sees. Nothing of it is written down. */
export async function whatIf(coordinator: Coordinator, what: WhatIf): Promise<FoundWhatIf> {
  const { network, member, device, version, now } = coordinator;
  if (await takeTurn([limits.whatIf(), `${network} ${device}`])) return { found: "none", because: "late" };
  const answer = await askPlanner({ network, version, asOf: quarterOf(now), what }, patience, member);
  if (answer?.answer === "what-if") {
    return { found: "current", version: answer.version, outcome: answer.outcome };
  }
  return { found: "none", because: answer?.answer === "none" ? answer.because : "late" };
}
