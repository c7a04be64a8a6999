import { type Answer, refuseHere } from "@/features/access/ask-server";
import { sendSealed } from "@/features/access/send-sealed";
import { findKeycard, type Keycard } from "@/features/keyring/keycard";
import type { Keyring } from "@/features/keyring/keyring";
import { writeProfile } from "@/features/keyring/profile";
import type { OpenedKeys } from "@/features/members/open-keys";
import { refreshKeys } from "@/features/members/refresh-keys";
import { admit } from "@/seal/admission";
import { fromBase64url, toBase64url } from "@/seal/bytes";
import { sealEpochKey } from "@/seal/epoch-envelope";
import { type Hello, openHello } from "@/seal/hello";
import { deriveInvite } from "@/seal/invite";
import { sealForNetwork } from "@/seal/network-seal";
import type { Arrival } from "./list-arrivals";
import { findSentLink, forgetSentLink } from "./sent-links";
import { type HiddenWords, wordsOfArrival } from "./words-of-arrival";

/** A newcomer as the one who sent the link sees them: the name they say they have, and the words to hear. */
export type Met = { readonly hello: Hello; readonly words: HiddenWords };

/**
 * Opens what somebody left who came by this device's link. `other-device` when another device of the member's sent it,
 * `untrusted` when it does not open, or the server lists other keys than are in it. Never throws.
 */
export async function meetNewcomer(
  keyring: Keyring,
  arrival: Arrival,
): Promise<Met | "other-device" | "untrusted"> {
  const { network } = keyring;
  const link = await findSentLink(keyring, arrival.id).catch(() => null);
  if (!link) return "other-device";
  try {
    const { helloKey } = await deriveInvite(link.secret);
    const place = { invite: arrival.id, network };
    const hello = await openHello(helloKey, fromBase64url(arrival.hello ?? ""), place);
    const { member, signing, sealing } = hello.introduction;
    const isSame =
      member === arrival.member && signing === arrival.signingKey && sealing === arrival.sealingKey;
    return isSame ? { hello, words: await wordsOfArrival(network, arrival) } : "untrusted";
  } catch {
    return "untrusted";
  }
}

/** Vouches for the newcomer and gives them the network's key. Only after their words were heard. */
export async function letNewcomerIn(
  keyring: Keyring,
  arrival: Arrival,
  { hello }: Met,
): Promise<Answer<null>> {
  const { network } = keyring;
  const keycard = await findKeycard(network);
  const verified = await refreshKeys(network);
  if (!verified.ok) return verified;
  if (!keycard) return refuseHere("no-keys");
  let keys = verified.value;
  const answer = await sendSealed(keyring, "let-in", async ({ epoch }) => {
    // Asked once more: the network has changed its keys meanwhile.
    if (epoch > keys.epoch) keys = await newerKeys(network, keys);
    return { arrival: arrival.id, ...(await vouch(keycard, keys, hello)) };
  });
  if (answer.ok) await forgetSentLink(keyring, arrival.id);
  return answer;
}

async function newerKeys(network: string, before: OpenedKeys): Promise<OpenedKeys> {
  const newer = await refreshKeys(network);
  return newer.ok ? newer.value : before;
}

async function vouch({ network, memberKeys }: Keycard, keys: OpenedKeys, { name, introduction }: Hello) {
  const { epoch, root, seals, epochKey } = keys;
  const { member, sealing } = introduction;
  const seal = seals.get(epoch);
  if (!seal) throw new Error("Opened keys hold the newest one.");
  const admission = await admit(memberKeys.signing, introduction, { role: "member", epoch, root });
  const envelope = await sealEpochKey(
    memberKeys.signing,
    fromBase64url(sealing),
    { epochKey, root },
    { network, epoch, member },
  );
  const at = (field: string) => ({ network, table: "members", row: member, field, epoch });
  const sealText = async (text: string, field: string) =>
    toBase64url(await sealForNetwork(seal, text, at(field)));
  return {
    profile: await sealText(writeProfile({ name: shortened(name) }), "profile"),
    admission: await sealText(JSON.stringify(admission), "admission"),
    envelope: toBase64url(envelope),
    epoch,
  };
}

/** The field for it takes no more; whoever makes their own requests does not push others off the list. */
function shortened(name: string): string {
  return name.slice(0, 40);
}
