import { inviteMinutes } from "@/domain/invite";
import { type Answer, refuseHere } from "@/features/access/ask-server";
import { sendSealed } from "@/features/access/send-sealed";
import { findKeycard } from "@/features/keyring/keycard";
import type { Keyring } from "@/features/keyring/keyring";
import type { SealedMember } from "@/features/keyring/member-name";
import { readName } from "@/features/keyring/profile";
import type { NetworkCard } from "@/features/networks/queries";
import { sha256, toBase64url } from "@/seal/bytes";
import { type InvitePacket, makeInvite, sealPacket } from "@/seal/invite";
import { openBundle } from "@/seal/member-keys";
import { formatDeviceLink } from "./device-link";

/** A code to show to one's other device. `until` is on this device's own clock, in milliseconds since 1970. */
export type DeviceCode = { readonly id: string; readonly link: string; readonly until: number };

/** Whose keys are handed over, as the other device says it before anything happens. */
export type Owner = { readonly card: NetworkCard; readonly self: SealedMember };

/**
 * Leaves one's own keys for two minutes, sealed under a secret that only the code carries. `no-keys` when this device
 * has none to hand on. Rejects when they cannot be opened.
 */
export async function showDeviceCode(keyring: Keyring, owner: Owner): Promise<Answer<DeviceCode>> {
  const keycard = await findKeycard(keyring.network);
  if (!keycard?.bundle) return refuseHere("no-keys");
  const { id, secret, token, packetKey } = await makeInvite();
  const bundle = toBase64url(await openBundle(keycard.deviceSeal, keycard.bundle));
  const names = await namesOf(keyring, owner);
  const tokenHash = toBase64url(await sha256(token));
  const until = Date.now() + inviteMinutes.device * 60_000;
  const answer = await sendSealed(keyring, "create-invite", async ({ network, member, epoch }) => {
    const packet: InvitePacket = { kind: "device", network, member, epoch, bundle, ...names };
    const sealed = toBase64url(await sealPacket(packetKey, packet, id));
    return { invite: id, kind: "device", tokenHash, packet: sealed, epoch };
  });
  if (!answer.ok) return answer;
  return { ok: true, value: { id, link: formatDeviceLink(location.origin, { id, secret }), until } };
}

async function namesOf(keyring: Keyring, { card, self }: Owner) {
  const networkAt = { table: "networks", row: keyring.network, field: "profile", epoch: card.epoch };
  const selfAt = { table: "members", row: self.id, field: "profile", epoch: self.epoch };
  return {
    networkName: readName(await keyring.open(card.profile, networkAt)),
    memberName: readName(await keyring.open(self.name, selfAt)),
  };
}
