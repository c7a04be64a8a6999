import { deviceNotes } from "@/features/keyring/device-notes";
import { rememberNetworkName, saveKeycard } from "@/features/keyring/keycard";
import { dropNewMember, type NewMember } from "@/features/keyring/new-member";
import { type Answer, refuseHere } from "./ask-server";
import { signIn } from "./sign-in";

/**
 * Once the server has taken a newcomer in: their keycard stays on this device, and they are signed in. Only then is
 * the occasion over; until then the same call may be made again. Rejects when the browser keeps nothing.
 */
export async function enterNetwork(
  occasion: string,
  { keycard }: Pick<NewMember, "keycard">,
  networkName?: string,
): Promise<Answer<{ network: string }>> {
  await saveKeycard(keycard);
  if (networkName) await rememberNetworkName(deviceNotes(keycard.network, keycard.deviceSeal), networkName);
  const signedIn = await signIn(keycard);
  if (!signedIn.ok && signedIn.reason === "offline") return refuseHere("offline");
  await dropNewMember(occasion);
  // Whatever else kept this device out, the network's own page says what it is and what to do.
  return { ok: true, value: { network: keycard.network } };
}
