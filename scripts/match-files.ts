import type { Problem } from "../domain/matching/problem";
import { solve } from "../domain/matching/solve";
import type { Phase } from "../domain/matching/solved";
import { type Verdict, verify } from "../domain/matching/verify";
import type { MatchArguments } from "./match-arguments";
import { planAllPairs } from "./match-pairs";
import { problemOf } from "./match-problem";
import { type EdgeLines, readEdges } from "./read-edges";
import { type Instance, readInstance } from "./read-instance";
import { Stopwatch } from "./stopwatch";

/** What `npm run match` prints. */
export type Figures = {
  readonly coveredWeight: number;
  readonly cost: number;
  readonly objective: number;
  readonly lowerBound: number;
  /** How far above the lower bound the objective is, as a part of the objective. */
  readonly gap: number;
  readonly verified: boolean;
  /** Milliseconds of each phase, the best of all repeats. */
  readonly ms: Record<"read" | "candidates" | Phase | "verify", number>;
  readonly peakMemoryMB: number;
};

export type FilePlan = {
  readonly instance: Instance;
  readonly problem: Problem;
  readonly flow: Int32Array;
  readonly verdict: Verdict;
};

/**
 * Reads the files and plans them as often as asked.
 *
 * @throws PlainError when a file is not what it should be.
 */
export function matchFiles(asked: MatchArguments): { figures: Figures; plan: FilePlan } {
  const watch = new Stopwatch(["read", "candidates", "solve", "repair", "verify"] as const);
  let plan = planFiles(asked, watch);
  for (let again = 1; again < asked.repeat; again++) plan = planFiles(asked, watch);
  const { coveredWeight, cost, objective, lowerBound, gap, faults } = plan.verdict;
  return {
    plan,
    figures: {
      ...{ coveredWeight, cost, objective, lowerBound, gap },
      verified: faults.length === 0,
      ms: watch.best(),
      peakMemoryMB: Math.round(process.resourceUsage().maxRSS / 1024),
    },
  };
}

/** One line for each slot that is covered: the ids of need and offer, and which window of the offer, from 0. */
export function assignmentLines({ instance, problem, flow }: FilePlan): string {
  const { needs, offers } = instance;
  const { edges } = problem;
  const lines = ["need,offer,window"];
  for (let need = 0; need < needs.id.length; need++) {
    for (let edge = edges.start[need] as number; edge < (edges.start[need + 1] as number); edge++) {
      if (flow[edge] === 0) continue;
      const offer = edges.helper[edge] as number;
      const window = (edges.window[edge] as number) - (offers.windows[offer] as number);
      lines.push(`${needs.id[need]},${offers.id[offer]},${window}`);
    }
  }
  return `${lines.join("\n")}\n`;
}

function planFiles(asked: MatchArguments, watch: Stopwatch<keyof Figures["ms"]>): FilePlan {
  watch.enter("read");
  const instance = readInstance(asked.needs, asked.offers);
  const lines = asked.edges === null ? withoutEdges(instance) : readEdges(asked.edges, instance);
  watch.enter("candidates");
  const stated = problemOf(instance, lines, asked);
  const enter = (phase: keyof Figures["ms"]) => watch.enter(phase);
  const { problem, flow, certificate } =
    asked.edges === null
      ? planAllPairs(instance, stated, enter)
      : { problem: stated, ...solve(stated, { enter }) };
  watch.enter("verify");
  const verdict = verify(problem, flow, certificate);
  watch.stop();
  return { instance, problem, flow, verdict };
}

function withoutEdges({ needs, offers }: Instance): EdgeLines {
  const none = new Int32Array(0);
  const { weight, slots, start, end } = needs;
  return {
    needs: { weight, slots, start, end },
    load: offers.load,
    edges: { start: new Int32Array(weight.length + 1), offer: none, cost: none, window: none },
  };
}
