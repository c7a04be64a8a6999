import { parseArgs } from "node:util";
import { PlainError } from "../lib/plain-error";

/** What `npm run match` was asked for. */
export type MatchArguments = {
  readonly needs: string;
  readonly offers: string;
  /** The pairs to choose from; null: all feasible ones. */
  readonly edges: string | null;
  /** lap: one slot a need and one task an offer; b: slots and load as given. */
  readonly mode: "lap" | "b";
  readonly noOverlap: boolean;
  readonly weight: number;
  readonly repeat: number;
  readonly json: boolean;
  readonly assignments: string | null;
};

const usage = `npm run match -- --needs FILE --offers FILE [--edges FILE] --mode lap|b [--no-overlap]
  [--weight 1000000000] [--repeat 3] [--json] [--assignments FILE]`;

/** @throws PlainError with what is wrong and how to call it. */
export function readArguments(argv: readonly string[]): MatchArguments {
  const values = parse(argv);
  const { needs, offers, mode } = values;
  if (!needs || !offers) throw wrong("--needs and --offers name the two tables to read");
  if (mode !== "lap" && mode !== "b") throw wrong(`--mode is lap or b${mode ? `, not "${mode}"` : ""}`);
  return {
    needs,
    offers,
    mode,
    edges: values.edges ?? null,
    assignments: values.assignments ?? null,
    noOverlap: values["no-overlap"] ?? false,
    json: values.json ?? false,
    weight: whole("--weight", values.weight ?? "1000000000", 1_000_000_000_000),
    repeat: whole("--repeat", values.repeat ?? "1", 1000),
  };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        needs: { type: "string" },
        offers: { type: "string" },
        edges: { type: "string" },
        mode: { type: "string" },
        "no-overlap": { type: "boolean" },
        weight: { type: "string" },
        repeat: { type: "string" },
        json: { type: "boolean" },
        assignments: { type: "string" },
      },
    }).values;
  } catch (error) {
    throw wrong(error instanceof Error ? error.message.replace(/\.$/, "") : String(error));
  }
}

function whole(name: string, text: string, most: number): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= 1 && value <= most))
    throw wrong(`${name} is a whole number from 1 to ${most}, not "${text}"`);
  return value;
}

function wrong(what: string): PlainError {
  return new PlainError(`${what}.\n\n${usage}`);
}
