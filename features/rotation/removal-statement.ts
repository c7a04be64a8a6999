import { parseJson } from "@/seal/parse-json";
import { verifyRemoval } from "@/seal/removal";
import type { KnownKeys } from "@/seal/roster";
import { isRemovalStatement, type RemovalStatement } from "@/seal/succession-form";
import { removalEpochs } from "@/seal/why-not-succeeding";

/** What is sealed with a removal that somebody asks for: their signed word, and why, if they say so. */
export type SealedStatement = { readonly statement: RemovalStatement; readonly reason?: string };

export function writeStatement(sealed: SealedStatement): string {
  return JSON.stringify(sealed);
}

/** What was opened, or null when it is nothing that `writeStatement` wrote; its signature is still to be verified. Never throws. */
export function readStatement(text: string): SealedStatement | null {
  const value = parse(text);
  if (typeof value !== "object" || value === null || !("statement" in value)) return null;
  const { statement } = value;
  if (!isRemovalStatement(statement)) return null;
  const reason = "reason" in value && typeof value.reason === "string" ? value.reason : undefined;
  return { statement, ...(reason && { reason }) };
}

/**
 * Whether whoever the request says asked did ask, for this very removal, and recently enough for the change of keys that
 * begins `next` to carry it out. Never throws.
 */
export async function isBacked(
  { statement }: SealedStatement,
  request: { readonly network: string; readonly by: string; readonly member: string; readonly next: number },
  known: ReadonlyMap<string, KnownKeys>,
): Promise<boolean> {
  const { network, by, member, next } = request;
  if (statement.member !== member || next - statement.epoch > removalEpochs) return false;
  return (await verifyRemoval(statement, { network, known })) === by;
}

function parse(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return null;
  }
}
