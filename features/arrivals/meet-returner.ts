import { type Answer, refuseHere } from "@/features/access/ask-server";
import { send } from "@/features/access/send";
import { findKeycard } from "@/features/keyring/keycard";
import type { Keyring } from "@/features/keyring/keyring";
import type { SealedMember } from "@/features/keyring/member-name";
import { sealLogEntry } from "@/features/log/seal-log-entry";
import { refreshKeys } from "@/features/members/refresh-keys";
import { verifyAdmission } from "@/seal/admission";
import { toBase64url } from "@/seal/bytes";
import { sealForNetwork } from "@/seal/network-seal";
import { secondReturn } from "@/seal/return-admission";
import { type Comeback, readComeback } from "./comeback";
import type { Arrival } from "./list-arrivals";
import { type HiddenWords, wordsOfArrival } from "./words-of-arrival";

/** Somebody who comes back, as a second member sees them: what they left, and the words to hear. */
export type Returner = { readonly comeback: Comeback; readonly words: HiddenWords };

/**
 * Opens what somebody left who comes back. `untrusted` when it does not open, is not about these keys and this member,
 * or the member who is said to vouch did not. Never throws.
 */
export async function meetReturner(keyring: Keyring, arrival: Arrival): Promise<Returner | "untrusted"> {
  const { network } = keyring;
  const keys = await refreshKeys(network);
  const comeback = keys.ok ? await openComeback(keyring, arrival) : null;
  const voucher = keys.ok ? keys.value.trusted.get(arrival.inviter) : undefined;
  if (!keys.ok || !comeback || !voucher || arrival.admissionEpoch !== keys.value.epoch) return "untrusted";
  const { admission } = comeback;
  const makers = new Map([[voucher.signing, { role: "member", member: arrival.inviter } as const]]);
  const { epoch, root } = keys.value;
  const verdict = await verifyAdmission(admission, { network, epoch, root, makers });
  // All is well with it but that nobody has seconded it yet.
  const isSound = !verdict.ok && verdict.reason === "needs-second";
  const isTheirs =
    admission.member === arrival.member &&
    admission.signing === arrival.signingKey &&
    admission.sealing === arrival.sealingKey;
  return isSound && isTheirs ? { comeback, words: await wordsOfArrival(network, arrival) } : "untrusted";
}

/** Says as the second that they are who they say, and lets them back in. Only after their words were heard. */
export async function letBackIn(
  keyring: Keyring,
  arrival: Arrival,
  { comeback }: Returner,
  member: SealedMember,
): Promise<Answer<null>> {
  const { network } = keyring;
  const keycard = await findKeycard(network);
  const { admission: first, envelope } = comeback;
  const { epoch } = first;
  const seal = keycard?.epochKeys[epoch];
  if (!keycard || !seal) return refuseHere("no-keys");
  const seconded = await secondReturn(keycard.memberKeys.signing, first);
  const at = { network, table: "members", row: member.id, field: "admission", epoch };
  const admission = toBase64url(await sealForNetwork(seal, JSON.stringify(seconded), at));
  const log = await sealLogEntry(keyring, { member, second: arrival.inviter }, crypto.randomUUID());
  return send(network, "let-in", { arrival: arrival.id, admission, envelope, epoch, log });
}

async function openComeback(keyring: Keyring, arrival: Arrival): Promise<Comeback | null> {
  const { id, admission, admissionEpoch } = arrival;
  if (admission === null || admissionEpoch === null) return null;
  const at = { table: "arrivals", row: id, field: "admission", epoch: admissionEpoch };
  try {
    return readComeback(await keyring.open(admission, at));
  } catch {
    return null;
  }
}
