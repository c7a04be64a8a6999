import { inviteMinutes } from "@/domain/invite";
import { type Answer, refuseHere } from "@/features/access/ask-server";
import { send } from "@/features/access/send";
import { findKeycard, type Keycard } from "@/features/keyring/keycard";
import { keyringOf } from "@/features/keyring/keyring";
import type { SealedMember } from "@/features/keyring/member-name";
import { readName } from "@/features/keyring/profile";
import type { OpenedKeys } from "@/features/members/open-keys";
import { refreshKeys } from "@/features/members/refresh-keys";
import type { NetworkCard } from "@/features/networks/queries";
import { certify } from "@/seal/admission";
import { sha256, toBase64url } from "@/seal/bytes";
import { fingerprint } from "@/seal/fingerprint";
import { formatInvite, makeInvite, makeOneTimeKeys, type PacketOf, sealPacket } from "@/seal/invite";

/** An invitation to show. `until` is on this device's own clock, in milliseconds since 1970. */
export type OpenInvite = { readonly id: string; readonly link: string; readonly until: number };

/** What the newcomer is told before they have keys: who vouches, and for which network. */
export type Vouching = { readonly card: NetworkCard; readonly self: SealedMember };

/**
 * Makes an invitation in this browser: a packet with the network's key and a certified one-time key, sealed under a
 * secret that only the link carries. Rejects when this device has no keys or cannot use them.
 */
export async function inviteHere(network: string, vouching: Vouching): Promise<Answer<OpenInvite>> {
  const answer = await inviteOnce(network, vouching);
  // The network changed its keys between the two requests.
  return !answer.ok && answer.reason === "stale-epoch" ? inviteOnce(network, vouching) : answer;
}

async function inviteOnce(network: string, vouching: Vouching): Promise<Answer<OpenInvite>> {
  const keys = await refreshKeys(network);
  if (!keys.ok) return keys;
  const keycard = await findKeycard(network);
  if (!keycard) return refuseHere("no-keys");

  const { epoch } = keys.value;
  const invite = await makeInvite();
  const packet = await makePacket(keycard, keys.value, vouching);
  const until = Date.now() + inviteMinutes["in-person"] * 60_000;
  const answer = await send(network, "create-invite", {
    invite: invite.id,
    tokenHash: toBase64url(await sha256(invite.token)),
    packet: toBase64url(await sealPacket(invite.packetKey, packet, invite.id)),
    epoch,
  });
  if (!answer.ok) return answer;
  const link = formatInvite(
    location.origin,
    invite.id,
    invite.secret,
    await fingerprint(keycard.memberKeys.signing.publicKey),
  );
  return { ok: true, value: { id: invite.id, link, until } };
}

async function makePacket(
  keycard: Keycard,
  { epoch, epochKey, root }: OpenedKeys,
  { card, self }: Vouching,
): Promise<PacketOf<"in-person">> {
  const keyring = keyringOf(keycard);
  const networkAt = { table: "networks", row: keycard.network, field: "profile", epoch: card.epoch };
  const selfAt = { table: "members", row: self.id, field: "profile", epoch: self.epoch };
  const oneTime = await makeOneTimeKeys();
  const grant = {
    network: keycard.network,
    role: "member",
    epoch,
    root,
    expires: Date.now() + inviteMinutes["in-person"] * 60_000,
  } as const;
  return {
    kind: "in-person",
    networkName: readName(await keyring.open(card.profile, networkAt)),
    inviterName: readName(await keyring.open(self.name, selfAt)),
    epoch,
    epochKey: toBase64url(epochKey),
    oneTimePrivate: toBase64url(oneTime.privateKey),
    certificate: await certify(keycard.memberKeys.signing, oneTime.publicKey, grant),
  };
}
