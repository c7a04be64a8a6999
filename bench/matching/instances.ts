import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Problem } from "@/domain/matching/problem";
import { problemOf } from "@/scripts/match-problem";
import { readEdges } from "@/scripts/read-edges";
import { type Instance, readInstance } from "@/scripts/read-instance";

export type Mode = "lap" | "b";

/** Where the instances lie: HOLDFAST_INSTANCES, or a folder of that name in the project, which keeps none. */
export const folder = process.env.HOLDFAST_INSTANCES ?? "instances";

export function isThere(name: string): boolean {
  return ["needs.csv.gz", "offers.csv.gz", "edges.gz"].every((end) =>
    existsSync(join(folder, `${name}.${end}`)),
  );
}

export function readTables(name: string): Instance {
  return readInstance(join(folder, `${name}.needs.csv.gz`), join(folder, `${name}.offers.csv.gz`));
}

/** The problem of an instance's edge list; by default coverage comes first and nobody's time counts. */
export function readProblem(name: string, mode: Mode, { noOverlap = false, weight = 1e9 } = {}): Problem {
  const instance = readTables(name);
  const edges = readEdges(join(folder, `${name}.edges.gz`), instance);
  return problemOf(instance, edges, { mode, noOverlap, weight });
}
