import { Candidates } from "@/domain/matching/candidates";
import { certificateOf } from "@/domain/matching/certificate";
import { Flow } from "@/domain/matching/flow";
import { networkOf } from "@/domain/matching/flow-network";
import { priceAllPairs } from "@/domain/matching/price";
import type { Problem } from "@/domain/matching/problem";
import { solve } from "@/domain/matching/solve";
import { verify } from "@/domain/matching/verify";
import { worthOf } from "@/domain/matching/verify-plan";
import { solveWithHighs } from "@/test/solve-with-highs";
import { timeEvents } from "./events";
import { nearestFirst, urgencyFirst } from "./habits";
import { type Mode, readProblem, readTables } from "./instances";
import { processorTime } from "./processor-time";

/** What is measured, each in a process of its own, so that none has warmed another up and memory is its own. */
export const tasks = {
  /** The flow of an edge list: the first run, the best of some, and how long the proof takes to check. */
  flow(name: string, mode: Mode, repeat: number) {
    const problem = readProblem(name, mode);
    const runs: number[] = [];
    let over: Int32Array = new Int32Array(0);
    let helper: Float64Array = new Float64Array(0);
    for (let run = 0; run < repeat; run++) {
      const begin = processorTime();
      const flow = new Flow(networkOf(problem));
      flow.optimise();
      over = flow.overEdges();
      helper = flow.price.slice(1, 1 + flow.takers);
      runs.push(processorTime() - begin);
    }
    const checks: number[] = [];
    let verdict = verify(problem, over, certificateOf(helper));
    for (let check = 0; check < repeat; check++) {
      const begin = processorTime();
      verdict = verify(problem, over, certificateOf(helper));
      checks.push(processorTime() - begin);
    }
    return {
      ...{ first: runs[0] ?? 0, ms: Math.min(...runs), check: Math.min(...checks) },
      ...{ edges: over.length, gap: verdict.gap, faults: verdict.faults.length, ...worthOf(problem, over) },
    };
  },

  /** What people do today, on an edge list. */
  habits(name: string) {
    const problem = readProblem(name, "b");
    const flow = new Flow(networkOf(problem));
    flow.optimise();
    const best = worthOf(problem, flow.overEdges()).coveredWeight;
    const lost = (plan: Int32Array) => 1 - worthOf(problem, plan).coveredWeight / best;
    return { nearest: lost(nearestFirst(problem)), urgency: lost(urgencyFirst(problem)) };
  },

  /** The best plan over all feasible pairs. */
  pairs(name: string) {
    const { needs, offers } = readTables(name);
    const begin = processorTime();
    const candidates = new Candidates(needs, offers);
    let pairs = 0;
    for (let need = 0; need < needs.x.length; need++) pairs += candidates.find(need, 1e7);
    const joined = processorTime();
    const person = Int32Array.from(offers.id.keys());
    const priced = priceAllPairs(candidates, {
      ...{ needs, helpers: { ...offers, person }, fairness: 0, price: 1e9 },
      ...{ rules: noRules, places: { on: false, pooled: false, free: null } },
    });
    const done = processorTime();
    const { problem, flow, helper } = priced;
    return {
      ...{ pairs, join: joined - begin, ms: done - joined, edges: flow.length },
      ...verify(problem, flow, certificateOf(helper)),
    };
  },

  /** A thousand events, one after the other. */
  events(name: string) {
    const { milliseconds, isEqual } = timeEvents(readProblem(name, "b"), 1000);
    milliseconds.sort((one, other) => one - other);
    const at = (part: number) => milliseconds[Math.floor(milliseconds.length * part)] ?? 0;
    return { p50: at(0.5), p99: at(0.99), most: at(0.999), isEqual };
  },

  /** The plan in which nobody is in two places. */
  overlap(name: string) {
    const problem = readProblem(name, "b", { noOverlap: true, weight: 50_000 });
    const begin = processorTime();
    const { flow, certificate } = solve(problem);
    const ms = processorTime() - begin;
    return { ms, ...verify(problem, flow, certificate) };
  },

  async highs(name: string, mode: Mode) {
    const problem = readProblem(name, mode, { weight: 50_000 });
    const begin = processorTime();
    const objective = await solveWithHighs(problem);
    const ms = processorTime() - begin;
    return { ms, objective, ours: timeFlow(problem) };
  },
};

const noRules: Problem["rules"] = {
  start: new Int32Array(1),
  edge: new Int32Array(0),
  units: new Int32Array(0),
  capacity: new Int32Array(0),
};

function timeFlow(problem: Problem): number {
  const runs = Array.from({ length: 5 }, () => {
    const begin = processorTime();
    new Flow(networkOf(problem)).optimise();
    return processorTime() - begin;
  });
  return Math.min(...runs);
}
