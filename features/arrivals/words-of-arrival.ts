import { readOutWords } from "@/seal/read-out-words";
import type { Arrival } from "./list-arrivals";

/** Four words that whoever waits reads out, hidden among those of other keys, so that somebody has to hear them. */
export type HiddenWords = { readonly right: string; readonly choices: readonly string[] };

/**
 * The words that whoever waits sees on their own screen, when the keys here are theirs, and two sets that nobody sees.
 * By the alphabet, and the same each time: nothing tells which is the right one, not even asking again.
 */
export async function wordsOfArrival(
  network: string,
  { id, signingKey, sealingKey }: Arrival,
): Promise<HiddenWords> {
  const read = (signing: string) => readOutWords({ network, invite: id, signing, sealing: sealingKey });
  const [right, ...others] = await Promise.all([read(signingKey), read("nobody"), read("nobody else")]);
  return { right, choices: [right, ...others].sort() };
}
