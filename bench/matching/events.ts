import { LivingPlan } from "@/domain/matching/plan";
import type { Problem } from "@/domain/matching/problem";
import { randomFrom } from "@/test/matching-instance";
import { processorTime } from "./processor-time";

/** How long each of a thousand events took to be in the plan, and whether the plan is then as good as a new one. */
export function timeEvents(problem: Problem, events: number): { milliseconds: number[]; isEqual: boolean } {
  const plan = new LivingPlan(problem);
  const milliseconds: number[] = [];
  const happen = happenings(plan, problem);
  for (let event = 0; event < events; event++) {
    const prepared = happen(event);
    const begin = processorTime();
    prepared();
    plan.settle();
    milliseconds.push(processorTime() - begin);
  }
  const isEqual = JSON.stringify(plan.worth()) === JSON.stringify(plan.anew().worth());
  return { milliseconds, isEqual };
}

/** Needs and offers come that resemble ones there are; others are withdrawn, given back, declined. */
function happenings(plan: LivingPlan, { needs, helpers, edges }: Problem): (event: number) => () => void {
  const random = randomFrom(7);
  const below = (most: number) => Math.floor(random() * most);
  const columns = Array.from(helpers.load, (): { need: number; cost: number }[] => []);
  for (let need = 0; need < needs.weight.length; need++) {
    for (let edge = edges.start[need] ?? 0; edge < (edges.start[need + 1] ?? 0); edge++) {
      columns[edges.helper[edge] ?? 0]?.push({ need, cost: edges.cost[edge] ?? 0 });
    }
  }
  return (event) => {
    const need = below(needs.weight.length);
    const helper = below(helpers.load.length);
    const [agreed] = plan.helpersOf(need);
    switch (event % 5) {
      case 0: {
        const [from = 0, to = 0] = edges.start.subarray(need, need + 2);
        const pairs = Array.from({ length: to - from }, (_, at) => {
          return {
            helper: edges.helper[from + at] ?? 0,
            cost: (edges.cost[from + at] ?? 0) + 1 + below(500),
          };
        });
        return () => plan.postNeed(1 << below(4), 1 + below(2), pairs);
      }
      case 1: {
        const pairs = (columns[helper] ?? []).map(({ need, cost }) => ({
          need,
          cost: cost + 1 + below(500),
        }));
        return () => plan.postHelper(1 + below(3), pairs);
      }
      case 2:
        return () => plan.withdrawNeed(need);
      case 3:
        return () => agreed && plan.decline(need, agreed.helper);
      default:
        return () => plan.withdrawHelper(helper);
    }
  };
}
