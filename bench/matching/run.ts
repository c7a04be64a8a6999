import { spawnSync } from "node:child_process";
import { loadavg } from "node:os";
import { fileURLToPath } from "node:url";
import { ratePlanning } from "../planning";
import { type Line, printTable } from "../table";
import { folder, isThere, type Mode, readProblem } from "./instances";
import { Lemon } from "./lemon";
import { tasks } from "./tasks";

// `npm run bench:matching`: every row of the matching engine's bar, beside a peer of the same run, because machines differ
// and are busy; times are processor time. The instances lie outside of the project; HOLDFAST_INSTANCES says where. It asserts nothing.

const flowAims: Record<string, string> = { d10k: "≤ 1.0, aim 0.6", d50k: "≤ 0.6, aim 0.4" };
const overlapAims: Record<string, string> = { d10k: "0.02 % in 4 s", d50k: "0.1 % in 20 s" };

type Tasks = typeof tasks;
type Outcome<Name extends keyof Tasks> = Awaited<ReturnType<Tasks[Name]>> & { readonly megabytes: number };

const [task, ...given] = process.argv.slice(2);
if (task && isTask(task)) {
  const run = tasks[task] as (...given: unknown[]) => object | Promise<object>;
  const outcome = await run(...given.map((each) => JSON.parse(each)));
  const megabytes = process.resourceUsage().maxRSS / 1024;
  console.log(JSON.stringify({ ...outcome, megabytes }));
} else {
  compareAll(["d1k", "d10k", "d50k"].filter(isThere));
  printTable("From rows in PostgreSQL to the plan written back", await ratePlanning(10_000));
}

function isTask(name: string): name is keyof Tasks {
  return name in tasks;
}

function compareAll(names: readonly string[]): void {
  if (names.length === 0) {
    console.log(`There are no instances in ${folder}; HOLDFAST_INSTANCES says where they are.`);
    return;
  }
  compareFlows(names);
  printTable(
    "What people do today: weight of needs left uncovered that the best plan covers",
    names.flatMap(habitsOf),
  );
  printTable("The best plan over all feasible pairs", names.flatMap(pairsOf));
  printTable("A thousand events in a living plan", names.flatMap(eventsOf));
  printTable("Nobody in two places at once, uncovered weight at 50,000", names.map(overlapOf));
  console.log(`\nLoad of this machine in the last minute: ${loadavg()[0]?.toFixed(1)}`);
}

function compareFlows(names: readonly string[]): void {
  const lemon = Lemon.compile();
  if (!lemon) console.log("LEMON is not compared: it takes g++ and liblemon-dev.");
  const lines = names.flatMap((name) =>
    (["b", "lap"] as const).flatMap((mode) => flowLines(name, mode, lemon)),
  );
  lemon?.remove();
  printTable("Batch flow, best of several runs; the first takes the time to compile", lines);
  const small = names.filter((name) => name !== "d50k");
  printTable("The same against HiGHS (npm)", small.map(highsOf));
}

function flowLines(name: string, mode: Mode, lemon: Lemon | null): Line[] {
  const repeat = name === "d50k" ? 3 : 10;
  // In turns, so that both meet the machine as busy as it is.
  const own = [run("flow", name, mode, repeat)];
  const problem = lemon && readProblem(name, mode);
  const peers = lemon && problem ? [lemon.solve(problem, Math.min(3, repeat))] : [];
  own.push(run("flow", name, mode, repeat));
  if (lemon && problem) peers.push(lemon.solve(problem, Math.min(3, repeat)));
  const best = own.reduce((one, other) => (other.ms < one.ms ? other : one));
  const [peer] = peers.sort((one, other) => one.ms - other.ms);
  const proof = best.gap === 0 && best.faults === 0 ? "proven best" : "NOT PROVEN";
  const same = !peer || peer.objective === best.objective ? "" : ", NOT AS LEMON";
  const aim = flowAims[name];
  const perMillion = (best.check / best.edges) * 1e6;
  return [
    {
      what: `${name} ${mode}`,
      measured: `${milliseconds(best.ms)}, first ${milliseconds(best.first)}, ${proof}${same}`,
      ...(peer && { ratio: `${(best.ms / peer.ms).toFixed(2)} of LEMON (${milliseconds(peer.ms)})` }),
      ...(aim && mode === "b" && { aim }),
    },
    {
      what: "  checked",
      measured: `${milliseconds(best.check)}, ${milliseconds(perMillion)} a million edges, ${Math.round(best.megabytes)} MB`,
      ...(mode === "b" && { aim: "50 ms a million" }),
    },
  ];
}

function highsOf(name: string): Line {
  const { ms, ours } = run("highs", name, "lap");
  return {
    what: `${name} lap`,
    measured: milliseconds(ours),
    ratio: `${(ours / ms).toFixed(4)} of HiGHS (${milliseconds(ms)})`,
  };
}

function habitsOf(name: string): Line[] {
  const { nearest, urgency } = run("habits", name);
  return [
    { what: `${name} nearest first, as they come`, measured: percent(nearest) },
    { what: `${name} nearest first, by urgency`, measured: percent(urgency) },
  ];
}

function pairsOf(name: string): Line[] {
  const { pairs, join, ms, edges, coveredWeight, cost, gap, megabytes } = run("pairs", name);
  return [
    { what: `${name} join`, measured: `${milliseconds(join)}, ${pairs} pairs` },
    {
      what: `${name} plan`,
      measured: `${milliseconds(ms)}, ${edges} edges, covers ${coveredWeight} at ${cost}, gap ${gap}`,
      ratio: `${(edges / pairs).toFixed(2)} of all pairs`,
      aim: "gap 0",
    },
    {
      what: `${name} memory`,
      measured: `${Math.round(megabytes)} MB`,
      ...(name === "d50k" && { aim: "400 MB, aim 200" }),
    },
  ];
}

function eventsOf(name: string): Line[] {
  const { p50, p99, most, isEqual } = run("events", name);
  return [
    {
      what: name,
      measured: `p50 ${p50.toFixed(2)} ms, p99 ${p99.toFixed(1)} ms, most ${most.toFixed(1)} ms, ${isEqual ? "as good as anew" : "NOT AS GOOD AS ANEW"}`,
      ...(name === "d50k" && { aim: "p99 10 ms, aim 5 ms" }),
    },
  ];
}

function overlapOf(name: string): Line {
  const { ms, gap, faults, objective, megabytes } = run("overlap", name);
  const fault = faults.length > 0 ? ", WITH FAULTS" : "";
  const aim = overlapAims[name];
  return {
    what: name,
    measured: `${milliseconds(ms)}, gap ${percent(gap)}, objective ${objective}, ${Math.round(megabytes)} MB${fault}`,
    ...(aim && { aim }),
  };
}

/** Runs a task in a process of its own. */
function run<Name extends keyof Tasks>(name: Name, ...given: Parameters<Tasks[Name]>): Outcome<Name> {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ["--import", "tsx", fileURLToPath(import.meta.url), name, ...given.map((each) => JSON.stringify(each))],
    { encoding: "utf8" },
  );
  if (status !== 0) throw new Error(`${name} ${given.join(" ")} failed: ${stderr}`);
  return JSON.parse(stdout);
}

function milliseconds(ms: number): string {
  return `${ms < 20 ? ms.toFixed(1) : Math.round(ms)} ms`;
}

function percent(part: number): string {
  return `${(100 * part).toFixed(3)} %`;
}
