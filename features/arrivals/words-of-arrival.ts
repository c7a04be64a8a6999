import { readOutWords } from "@/seal/read-out-words";
import type { Arrival } from "./list-arrivals";

/** The four words that whoever waits sees on their own screen, when the keys here are theirs. */
export function wordsOfArrival(network: string, { id, signingKey, sealingKey }: Arrival): Promise<string> {
  return readOutWords({ network, invite: id, signing: signingKey, sealing: sealingKey });
}
