import { type Answer, askServer, refuseHere } from "@/features/access/ask-server";
import { certificateMessage } from "@/seal/admission-form";
import { fromBase64url, toBase64url } from "@/seal/bytes";
import { fingerprint } from "@/seal/fingerprint";
import { deriveInvite, oneTimeKeysOf, openPacketOf, type PacketOf, parseFragment } from "@/seal/invite";
import { verify } from "@/seal/signing";

/** An invitation that has been opened and found in order. */
export type ReadInvite = {
  readonly id: string;
  readonly network: string;
  readonly token: string;
  /** The fingerprint of the inviter, from the link, and of the one by whose word they know everybody, from their own. */
  readonly voucher: { readonly anchor: string; readonly root: string };
  readonly packet: PacketOf<"in-person">;
};

/**
 * Opens the invitation of a link. Null when the address lacks its secret part; `used-invite` when used, run out or
 * unknown; `untrusted` when what the server keeps for it does not open or was not made by whom the link names. Never throws.
 */
export async function readInvite(id: string, hash: string): Promise<Answer<ReadInvite> | null> {
  const fragment = parseFragment(hash);
  if (!fragment) return null;
  const { token, packetKey } = await deriveInvite(fragment.secret);
  const peeked = await askServer<Peeked>("/api/peek-invite", { invite: id, token: toBase64url(token) });
  if (!peeked.ok) return peeked;
  try {
    const packet = await openPacketOf("in-person", packetKey, fromBase64url(peeked.value.packet), id);
    if (!(await isGenuine(packet, peeked.value))) return refuseHere("untrusted");
    const { network } = peeked.value;
    const anchor = fragment.fingerprint;
    const { maker, root } = packet.certificate;
    if ((await fingerprint(fromBase64url(maker))) !== anchor) return refuseHere("untrusted");
    return {
      ok: true,
      value: { id, network, token: toBase64url(token), voucher: { anchor, root }, packet },
    };
  } catch {
    return refuseHere("untrusted");
  }
}

type Peeked = { network: string; packet: string; epoch: number };

/** Whether the packet says the same in all its parts, and its one-time key was certified by whoever it names. */
async function isGenuine(packet: PacketOf<"in-person">, { network, epoch }: Peeked): Promise<boolean> {
  const { certificate } = packet;
  const oneTime = await oneTimeKeysOf(packet);
  return (
    certificate.network === network &&
    certificate.role === "member" &&
    certificate.epoch === epoch &&
    packet.epoch === epoch &&
    certificate.oneTime === toBase64url(oneTime.publicKey) &&
    verify(
      fromBase64url(certificate.maker),
      fromBase64url(certificate.signature),
      certificateMessage(certificate),
    )
  );
}
