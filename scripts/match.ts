import { writeFileSync } from "node:fs";
import { PlainError } from "../lib/plain-error";
import { readArguments } from "./match-arguments";
import { assignmentLines, matchFiles } from "./match-files";
import { report } from "./report";

// `npm run match`: the best plan for needs and offers in files, and how far from the best it can be at most.
try {
  const asked = readArguments(process.argv.slice(2));
  const { figures, plan } = matchFiles(asked);
  if (asked.assignments) write(asked.assignments, assignmentLines(plan));
  if (asked.json) console.log(JSON.stringify(figures));
  else for (const [name, value] of Object.entries(figures)) console.log(`${name}: ${textOf(value)}`);
  if (!figures.verified) {
    throw new PlainError(`The plan did not pass the verifier: ${JSON.stringify(plan.verdict.faults)}`);
  }
} catch (error) {
  report(error);
}

function write(file: string, lines: string): void {
  try {
    writeFileSync(file, lines);
  } catch (cause) {
    const { message } = cause as Error;
    throw new PlainError(`The assignments cannot be written: ${message}.`, { cause });
  }
}

function textOf(value: unknown): string {
  if (typeof value !== "object" || value === null) return String(value);
  return Object.entries(value)
    .map(([name, figure]) => `${name} ${figure}`)
    .join(", ");
}
