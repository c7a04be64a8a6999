import type { NetworkPlan } from "@/domain/matching/network-plan";
import { quarter } from "@/domain/window";
import type { Coordinator } from "@/features/duty/coordinator";
import { oncePerProcess } from "@/lib/once-per-process";
import type { FoundPlan } from "./plan";
import { askPlanner } from "./planner";

/** How long a page waits for a plan (milliseconds); what there was before is better than a page that does not come. */
const patience = 2_500;

/** The plans last shown, by network: a page that has to wait too long for a new one shows the one before. */
const mostShown = 32;

/** The plan for what the coordinator sees. Never throws for what happens in the thread that plans. */
export async function findPlan(coordinator: Coordinator): Promise<FoundPlan> {
  const { network, version } = coordinator;
  const asOf = quarterOf(coordinator.now);
  const before = shown().get(network);
  if (before && before.version >= version && before.asOf >= asOf) return { found: "current", plan: before };
  const answer = await askPlanner({ network, version, asOf, what: null }, patience);
  if (answer?.answer === "plan") {
    keep(network, answer.plan);
    return { found: "current", plan: answer.plan };
  }
  if (answer?.answer === "none") {
    return { found: "none", because: answer.because === "too-large" ? "too-large" : "late" };
  }
  return before ? { found: "older", plan: before } : { found: "none", because: "late" };
}

/** The beginning of the quarter of an hour: between two of them nothing begins and no day changes. */
export function quarterOf(now: Date): Date {
  return new Date(Math.floor(now.getTime() / quarter) * quarter);
}

function shown(): Map<string, NetworkPlan> {
  return oncePerProcess("plans.shown", () => new Map<string, NetworkPlan>());
}

function keep(network: string, plan: NetworkPlan): void {
  const plans = shown();
  plans.delete(network);
  plans.set(network, plan);
  const [oldest] = plans.keys();
  if (plans.size > mostShown && oldest !== undefined) plans.delete(oldest);
}
