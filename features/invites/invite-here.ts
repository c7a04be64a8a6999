import { inviteMinutes } from "@/domain/invite";
import { type Answer, refuseHere } from "@/features/access/ask-server";
import { send } from "@/features/access/send";
import { findSentLink, keepSentLink } from "@/features/arrivals/sent-links";
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
import { formatInvite, type InvitePacket, makeInvite, makeOneTimeKeys, sealPacket } from "@/seal/invite";

/** Who is let in, and how: somebody who stands here, somebody far away, or a member who lost everything. */
export type Way =
  | { readonly kind: "in-person" | "by-message" }
  | { readonly kind: "return"; readonly member: string };

/** An invitation to show. `until` is on this device's own clock, in milliseconds since 1970. */
export type OpenInvite = {
  readonly kind: Way["kind"];
  readonly id: string;
  readonly link: string;
  readonly until: number;
};

/** What whoever scans a code is told before they have keys: who vouches, and for which network. */
export type Vouching = { readonly card: NetworkCard; readonly self: SealedMember };

/**
 * Makes an invitation in this browser: a packet sealed under a secret that only the link carries, with the network's key
 * and a certified one-time key in it unless it is to be sent around. Rejects when this device cannot use its keys.
 */
export async function inviteHere(network: string, vouching: Vouching, way: Way): Promise<Answer<OpenInvite>> {
  const answer = await inviteOnce(network, vouching, way);
  // The network changed its keys between the two requests.
  return !answer.ok && answer.reason === "stale-epoch" ? inviteOnce(network, vouching, way) : answer;
}

async function inviteOnce(network: string, vouching: Vouching, way: Way): Promise<Answer<OpenInvite>> {
  const keys = await refreshKeys(network);
  if (!keys.ok) return keys;
  const keycard = await findKeycard(network);
  if (!keycard) return refuseHere("no-keys");

  const { id, secret, token, packetKey } = await makeInvite();
  const packet = await makePacket(keycard, keys.value, vouching, way);
  const until = Date.now() + inviteMinutes[way.kind] * 60_000;
  // Before it is open: whoever comes by a link whose secret is lost could never be let in.
  if (way.kind === "by-message") await keepSentLink(keyringOf(keycard), { id, secret }, until);
  const answer = await send(network, "create-invite", {
    ...way,
    invite: id,
    tokenHash: toBase64url(await sha256(token)),
    packet: toBase64url(await sealPacket(packetKey, packet, id)),
    epoch: keys.value.epoch,
  });
  if (!answer.ok) return answer;
  const own = await fingerprint(keycard.memberKeys.signing.publicKey);
  const link = formatInvite(location.origin, id, secret, own);
  return { ok: true, value: { kind: way.kind, id, link, until } };
}

/** The link of an invitation that this device has sent, to send it once more; null when another device did. */
export async function findLinkAgain(network: string, id: string): Promise<string | null> {
  const keycard = await findKeycard(network);
  const sent = keycard && (await findSentLink(keyringOf(keycard), id));
  if (!sent) return null;
  return formatInvite(
    location.origin,
    id,
    sent.secret,
    await fingerprint(keycard.memberKeys.signing.publicKey),
  );
}

async function makePacket(
  keycard: Keycard,
  { epoch, epochKey, root }: OpenedKeys,
  { card, self }: Vouching,
  way: Way,
): Promise<InvitePacket> {
  const { network } = keycard;
  if (way.kind === "by-message") return { kind: way.kind, network };
  const keyring = keyringOf(keycard);
  const networkAt = { table: "networks", row: network, field: "profile", epoch: card.epoch };
  const selfAt = { table: "members", row: self.id, field: "profile", epoch: self.epoch };
  const names = {
    networkName: readName(await keyring.open(card.profile, networkAt)),
    inviterName: readName(await keyring.open(self.name, selfAt)),
  };
  const oneTime = await makeOneTimeKeys();
  const grant = {
    ...{ network, role: "member" as const, epoch, root },
    ...(way.kind === "return" && { member: way.member }),
    expires: Date.now() + inviteMinutes[way.kind] * 60_000,
  };
  return {
    ...{ kind: way.kind, ...names, epoch },
    epochKey: toBase64url(epochKey),
    oneTimePrivate: toBase64url(oneTime.privateKey),
    certificate: await certify(keycard.memberKeys.signing, oneTime.publicKey, grant),
  };
}
