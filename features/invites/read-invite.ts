import { type Answer, askServer, refuseHere } from "@/features/access/ask-server";
import type { OpenedLink } from "@/features/arrivals/opened-link";
import { certificateMessage } from "@/seal/admission-form";
import { fromBase64url, toBase64url } from "@/seal/bytes";
import { fingerprint } from "@/seal/fingerprint";
import { deriveInvite, oneTimeKeysOf, openPacket, type PacketOf, parseFragment } from "@/seal/invite";
import { verify } from "@/seal/signing";

/** An invitation of any kind that leads into a network. */
export type ReadInvite = OpenedLink<"in-person"> | OpenedLink<"by-message"> | OpenedLink<"return">;

/**
 * Opens the invitation of a link. Null when the address lacks its secret part; `used-invite` when used, run out or
 * unknown; `untrusted` when what the server keeps for it does not open or was not made by whom the link names. Never throws.
 */
export async function readInvite(id: string, hash: string): Promise<Answer<ReadInvite> | null> {
  const fragment = parseFragment(hash);
  if (!fragment) return null;
  const { token: bytes, packetKey, helloKey } = await deriveInvite(fragment.secret);
  const token = toBase64url(bytes);
  const peeked = await askServer<Peeked>("/api/peek-invite", { invite: id, token });
  if (!peeked.ok) return peeked;
  try {
    const { network } = peeked.value;
    const packet = await openPacket(packetKey, fromBase64url(peeked.value.packet), id);
    const link = { id, network, token, anchor: fragment.fingerprint, helloKey };
    if (packet.kind === "by-message" && packet.network === network)
      return { ok: true, value: { ...link, kind: "by-message", packet } };
    if (packet.kind === "in-person" && (await isGenuine(packet, peeked.value, link.anchor)))
      return { ok: true, value: { ...link, kind: "in-person", packet } };
    if (packet.kind === "return" && (await isGenuine(packet, peeked.value, link.anchor)))
      return { ok: true, value: { ...link, kind: "return", packet } };
    return refuseHere("untrusted");
  } catch {
    return refuseHere("untrusted");
  }
}

type Peeked = { network: string; member: string | null; packet: string; epoch: number };

/** Whether the packet says the same in all its parts, and its one-time key was certified by whoever the link names. */
async function isGenuine(
  packet: PacketOf<"in-person" | "return">,
  { network, member, epoch }: Peeked,
  anchor: string,
): Promise<boolean> {
  const { certificate } = packet;
  const oneTime = await oneTimeKeysOf(packet);
  return (
    certificate.network === network &&
    certificate.role === "member" &&
    certificate.epoch === epoch &&
    packet.epoch === epoch &&
    (certificate.member ?? null) === member &&
    certificate.oneTime === toBase64url(oneTime.publicKey) &&
    (await fingerprint(fromBase64url(certificate.maker))) === anchor &&
    verify(
      fromBase64url(certificate.maker),
      fromBase64url(certificate.signature),
      certificateMessage(certificate),
    )
  );
}
