import { type Answer, askServer } from "@/features/access/ask-server";
import { signIn } from "@/features/access/sign-in";
import { findKeycard } from "@/features/keyring/keycard";
import { settleDevice } from "@/features/members/settle-device";
import { fromBase64url, toBase64url } from "@/seal/bytes";
import { makeDeviceKey } from "@/seal/device-login";
import { heldKeysOf, type SigningKeys } from "@/seal/member-keys";
import { nameThisDevice } from "./name-this-device";
import type { DeviceOffer } from "./read-device-code";

/** This device as it will be known. The same one for every try, so that it comes in once. */
export type NewDevice = { readonly id: string; readonly keys: SigningKeys };

export async function makeDevice(): Promise<NewDevice> {
  return { id: crypto.randomUUID(), keys: await makeDeviceKey() };
}

/**
 * Uses up the code and signs this device in with the member's keys, under this name. `used-invite` when another device was quicker.
 * Rejects when the browser cannot keep keys.
 */
export async function addHere(
  offer: DeviceOffer,
  device: NewDevice,
  name: string,
): Promise<Answer<{ network: string }>> {
  const { network, member, epoch, bundle } = offer.packet;
  const redeemed = await askServer<null>("/api/redeem-device", {
    invite: offer.id,
    token: offer.token,
    device: { id: device.id, loginKey: toBase64url(device.keys.publicKey) },
  });
  // It may be this very device that used it, when the answer was lost on the way.
  const isIn = redeemed.ok || (redeemed.reason === "used-invite" && (await canSignIn(network, device)));
  if (!isIn) return redeemed;
  const held = await heldKeysOf(fromBase64url(bundle));
  const enrolled = { network, member, device: device.id, deviceKeys: device.keys, held, seen: epoch };
  const settled = await settleDevice(enrolled);
  const keycard = settled.ok ? await findKeycard(network) : null;
  // The first device waits to say who came.
  if (keycard) await nameThisDevice(keycard, name);
  return settled;
}

async function canSignIn(network: string, { id, keys }: NewDevice): Promise<boolean> {
  return (await signIn({ network, device: id, deviceKeys: keys })).ok;
}
