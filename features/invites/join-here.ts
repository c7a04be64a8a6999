import { type Answer, askServer } from "@/features/access/ask-server";
import { enterNetwork } from "@/features/access/enter-network";
import { signIn } from "@/features/access/sign-in";
import { isFinal } from "@/features/arrivals/is-final";
import type { OpenedLink } from "@/features/arrivals/opened-link";
import {
  dropNewMember,
  findNewMember,
  keepNewMember,
  makeNewMember,
  type NewMember,
  sealOwnName,
} from "@/features/keyring/new-member";
import { admitByCertificate, introduce } from "@/seal/admission";
import { fromBase64url } from "@/seal/bytes";
import { oneTimeKeysOf } from "@/seal/invite";

/**
 * Makes a newcomer's keys in this browser, redeems the invitation and signs in. Every try sends the same ids and keys
 * until one arrives. Rejects when the browser cannot keep keys.
 */
export async function joinHere(
  invite: OpenedLink<"in-person">,
  name: string,
): Promise<Answer<{ network: string }>> {
  const newcomer = (await findNewMember(occasionOf(invite.id))) ?? (await makeNewcomer(invite));
  const { member, envelope, device } = newcomer.sent;
  const answer = await askServer("/api/redeem-invite", {
    invite: invite.id,
    token: invite.token,
    network: invite.network,
    epoch: newcomer.epoch,
    member: { ...member, profile: await sealOwnName(newcomer, name) },
    envelope,
    device,
  });
  if (answer.ok) return enterNetwork(occasionOf(invite.id), newcomer, invite.packet.networkName);
  // The network's key was among what was kept for another try.
  if (isFinal(answer.reason)) await dropNewMember(occasionOf(invite.id));
  return answer;
}

/**
 * Whether an earlier try arrived after all although its answer did not: then this device is already a member's. Null
 * when there was none, or it did not arrive. Never throws.
 */
export async function resumeJoining(invite: string): Promise<{ network: string } | null> {
  try {
    const newcomer = await findNewMember(occasionOf(invite));
    if (!newcomer || !(await signIn(newcomer.keycard)).ok) return null;
    const entered = await enterNetwork(occasionOf(invite), newcomer);
    return entered.ok ? entered.value : null;
  } catch {
    return null;
  }
}

function occasionOf(invite: string) {
  return `invite:${invite}`;
}

async function makeNewcomer({ id, network, anchor, packet }: OpenedLink<"in-person">): Promise<NewMember> {
  const { certificate, epoch } = packet;
  const oneTime = await oneTimeKeysOf(packet);
  const newcomer = await makeNewMember({
    ...{ network, epoch, voucher: { anchor, root: certificate.root } },
    epochKey: fromBase64url(packet.epochKey),
    admit: async (keys, member) =>
      admitByCertificate(oneTime, certificate, await introduce(keys, { network, member })),
  });
  await keepNewMember(occasionOf(id), newcomer);
  return newcomer;
}
