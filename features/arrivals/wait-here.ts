import { type Answer, askServer } from "@/features/access/ask-server";
import { enterNetwork } from "@/features/access/enter-network";
import { readOutWords } from "@/seal/read-out-words";
import type { ArrivalState } from "./find-arrival-state";
import { dropArrival, findKeptArrival, type KeptArrival, occasionOf } from "./kept-arrival";

/**
 * How it stands with somebody who waits; null when the server cannot be asked now. Where somebody who was there is gone,
 * their keys let nobody in any more, and nothing of it stays on this device. Never throws.
 */
export async function askArrivalState({ body, arrived }: KeptArrival): Promise<ArrivalState | null> {
  const { invite, token, network, device } = body;
  const answer = await askServer<{ state: ArrivalState }>("/api/arrival-state", {
    invite,
    token,
    network,
    device,
  });
  if (!answer.ok) return null;
  const { state } = answer.value;
  // What has never arrived may be on its way.
  if (state === "gone" && arrived) await dropArrival(invite).catch(() => {});
  return state;
}

/** Once they were let in: keeps the keys for good and signs in. Rejects when the browser keeps nothing. */
export function enterAtLast({
  keycard,
  body,
  networkName,
}: KeptArrival): Promise<Answer<{ network: string }>> {
  return enterNetwork(occasionOf(body.invite), { keycard }, networkName);
}

/**
 * Somebody who began to wait on this device earlier, or was let in meanwhile; null when nobody did, or what they sent
 * never arrived: then the link may still be good. Never throws.
 */
export async function resumeWaiting(invite: string): Promise<KeptArrival | null> {
  const kept = await findKeptArrival(invite).catch(() => null);
  if (!kept || kept.arrived) return kept;
  return (await askArrivalState(kept)) === "gone" ? null : kept;
}

/** The four words to be read to each other; the member who lets them in sees the same. */
export function wordsOf({ body }: KeptArrival): Promise<string> {
  const { network, invite, member } = body;
  return readOutWords({ network, invite, signing: member.signingKey, sealing: member.sealingKey });
}
