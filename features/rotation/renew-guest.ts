import type { Keycard } from "@/features/keyring/keycard";
import { readName, writeGuestProfile, writeProfile } from "@/features/keyring/profile";
import type { OpenedKeys } from "@/features/members/open-keys";
import { fromBase64url, toBase64url } from "@/seal/bytes";
import {
  type GuestSecrets,
  guestSealingKeys,
  openGuestSecrets,
  renewGuestSecrets,
  sealGuestSecrets,
} from "@/seal/guest";
import { signGuestKey } from "@/seal/guest-key";
import { mostOfSecrets } from "./columns";
import type { HeldForGuest } from "./list-sealed-items";

/** A guest in the next epoch. */
export type RenewedGuest = {
  /** The profile as it is from now on, from what it was. */
  rewrite(profile: string): string;
  /** What those on duty hold from now on; base64url. Nothing when they go on with what they have. */
  readonly keys: readonly { readonly guest: string; readonly member: string; readonly secrets: string }[];
};

/**
 * A new key for a guest, by the word of whoever changes the network's: who is removed, or lost a phone, may have had the
 * one before. Those on duty who hold it get the new one, as far as they are believed. A guest whose secrets do not open
 * here keeps their key, by the same word; one whose key is not believed has none any more.
 */
export async function renewGuest(
  { keycard, keys }: Plan,
  epoch: number,
  held: HeldForGuest,
): Promise<RenewedGuest> {
  const { network, memberKeys } = keycard;
  const guest = held.id;
  const believed = keys.guests.get(guest);
  const secrets = await openHeld(keycard, held, believed);
  const renewed = secrets && renewGuestSecrets(secrets, { keepFormer: held.hasContacts });
  const sealing = renewed ? (await guestSealingKeys(renewed)).publicKey : believed && fromBase64url(believed);
  const key = sealing && (await signGuestKey(memberKeys.signing, sealing, { network, guest, epoch }));
  const share = async (member: string) => {
    const theirs = keys.trusted.get(member)?.sealing;
    if (!theirs || !renewed) return [];
    const seal = (secrets: GuestSecrets) =>
      sealGuestSecrets(fromBase64url(theirs), secrets, { network, guest });
    const whole = await seal(renewed);
    // Rather without the keys of before than not at all.
    const { former: _, ...withoutFormer } = renewed;
    const sealed = whole.length <= mostOfSecrets ? whole : await seal(withoutFormer);
    return [{ guest, member, secrets: toBase64url(sealed) }];
  };
  return {
    rewrite(profile) {
      const name = readName(profile);
      return key ? writeGuestProfile({ name, ...key }) : writeProfile({ name });
    },
    keys: (await Promise.all(held.onDuty.slice(0, mostOnDuty).map(share))).flat(),
  };
}

type Plan = { readonly keycard: Keycard; readonly keys: OpenedKeys };

/** So many get the new secrets at once; the others are given them. */
const mostOnDuty = 10;

/** Null for what does not open, and for what does not fit the key by which the guest is known: somebody else wrote it. */
async function openHeld(
  { network, memberKeys }: Keycard,
  { id: guest, secrets: sealed }: HeldForGuest,
  believed: string | undefined,
): Promise<GuestSecrets | null> {
  if (sealed === null) return null;
  const place = { network, guest };
  const opened = await openGuestSecrets(memberKeys.sealing, fromBase64url(sealed), place).catch(() => null);
  const key = opened && toBase64url((await guestSealingKeys(opened)).publicKey);
  return key === believed ? opened : null;
}
