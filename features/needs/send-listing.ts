import type { Answer } from "@/features/access/ask-server";
import { send } from "@/features/access/send";
import { sendSealed } from "@/features/access/send-sealed";
import type { Keyring } from "@/features/keyring/keyring";
import type { KeyringState } from "@/features/keyring/keyring-provider";

/**
 * Posts a listing, or changes one. One to post that had arrived before with other content, because its answer was lost
 * and then something was changed, becomes what is on screen now. `build` seals and gives the body, without a keyring
 * where this device has none; it may be asked again with newer keys.
 */
export async function sendListing(
  network: string,
  keyring: KeyringState,
  listing: { noun: "need" | "offer"; isNew: boolean },
  build: (keyring: Keyring | null) => Promise<object>,
): Promise<Answer<null>> {
  const edit = () => writeListing(network, keyring, `edit-${listing.noun}`, build);
  if (!listing.isNew) return edit();
  const answer = await writeListing(network, keyring, `post-${listing.noun}`, build);
  return !answer.ok && answer.reason === "conflict" ? edit() : answer;
}

/** Sends one verb of a listing, sealed again with newer keys when the network has begun with others. */
export async function writeListing<Value = null>(
  network: string,
  keyring: KeyringState,
  verb: string,
  build: (keyring: Keyring | null) => Promise<object>,
): Promise<Answer<Value>> {
  return typeof keyring === "object"
    ? sendSealed(keyring, verb, build)
    : send(network, verb, await build(null));
}
