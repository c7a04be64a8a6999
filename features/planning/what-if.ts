import type { WhatIf } from "@/domain/matching/network-plan";
import type { Coordinator } from "@/features/duty/coordinator";
import { quarterOf } from "./find-plan";
import type { FoundWhatIf } from "./plan";
import { askPlanner } from "./planner";

/** How long a coordinator who wonders waits (milliseconds). */
const patience = 5_000;

/** What would be different from the plan of what the coordinator sees. Nothing of it is written down. */
export async function whatIf(coordinator: Coordinator, what: WhatIf): Promise<FoundWhatIf> {
  const { network, version, now } = coordinator;
  const answer = await askPlanner({ network, version, asOf: quarterOf(now), what }, patience);
  if (answer?.answer === "what-if") {
    return { found: "current", version: answer.version, outcome: answer.outcome };
  }
  return { found: "none", because: answer?.answer === "none" ? answer.because : "late" };
}
