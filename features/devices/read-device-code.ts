import { type Answer, askServer, refuseHere } from "@/features/access/ask-server";
import { signIn } from "@/features/access/sign-in";
import { findKeycard } from "@/features/keyring/keycard";
import { fromBase64url, toBase64url } from "@/seal/bytes";
import { deriveInvite, openPacketOf, type PacketOf } from "@/seal/invite";
import type { DeviceLink } from "./device-link";

/** One's own keys as the first device left them, opened and not yet taken. */
export type DeviceOffer = {
  readonly id: string;
  readonly token: string;
  readonly packet: PacketOf<"device">;
  /** Who has keys of the network on this device already: the same member, or another. */
  readonly holder: "nobody" | "same" | "another";
};

/**
 * Opens what the code leads to, without using it up. `used-invite` when it was used or has run out, `untrusted` when
 * what the server keeps for it does not open. Rejects when the browser does not open its storage.
 */
export async function readDeviceCode({ id, secret }: DeviceLink): Promise<Answer<DeviceOffer>> {
  const { token: bytes, packetKey } = await deriveInvite(secret);
  const token = toBase64url(bytes);
  const peeked = await askServer<Peeked>("/api/peek-invite", { invite: id, token });
  if (!peeked.ok) return peeked;
  const packet = await openPacketOf("device", packetKey, fromBase64url(peeked.value.packet), id).catch(
    () => null,
  );
  if (packet?.network !== peeked.value.network) return refuseHere("untrusted");
  return { ok: true, value: { id, token, packet, holder: await findHolder(packet) } };
}

/** A device that was ended from another one may come back, keys and all. */
async function findHolder({ network, member }: PacketOf<"device">): Promise<DeviceOffer["holder"]> {
  const known = await findKeycard(network);
  if (known && known.member !== member) return "another";
  return known && (await signIn(known)).ok ? "same" : "nobody";
}

type Peeked = { network: string; packet: string };
