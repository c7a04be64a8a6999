import { fromBase64url, toBase64url } from "@/seal/bytes";
import type { GuestSecrets } from "@/seal/guest";
import type { GuestKey } from "@/seal/guest-key";
import { type DeviceNotes, deviceNotes } from "./device-notes";
import { findPinned } from "./find-pinned";
import { findWriter } from "./find-writer";
import { type Keycard, newestEpoch } from "./keycard";
import type { KeysTrouble } from "./keys-trouble";
import { type MatchSeals, matchSeals } from "./match-seals";
import { type Knowledge, type NetworkTexts, networkTexts, type SealedAt } from "./network-texts";

export type { SealedAt };

/** What one member can open and seal in one network. Sealed bytes are base64url. Only `renew` asks the server. */
export type Keyring = DeviceNotes &
  NetworkTexts &
  MatchSeals & {
    readonly network: string;
    readonly member: string;
    /** The newest epoch this device has a key of; `seal` seals under it. */
    readonly epoch: number;
    /** What goes along with every write: for which guest it is, when it is not for oneself. */
    readonly acting: { readonly as?: string };
    /** Why nothing may be sealed with it for now, or null; opening goes on. */
    readonly trouble: KeysTrouble | null;
    /** The keyring with the newest keys there are; this one when there are no newer ones or none to be had. Never rejects. */
    renew(): Promise<Keyring>;
    /**
     * What those who act for a guest hold, sealed for this member. Null when it does not fit the key that this device
     * believes to be the guest's: then somebody else wrote it. Newer keys are asked for first. Rejects with OpenError.
     */
    openGuest(guest: string, sealed: string): Promise<GuestSecrets | null>;
    /** What a guest's keys do in a match, in the hands of this member. Rejects only for secrets of another form. */
    actFor(guest: string, secrets: GuestSecrets): Promise<MatchSeals>;
    /** The guest's public key, by the word of this member, as it goes into their profile. */
    signGuestKey(guest: string, secrets: GuestSecrets): Promise<GuestKey>;
  };

export function keyringOf(
  keycard: Keycard,
  trouble: KeysTrouble | null = null,
  fetchNewer?: () => Promise<Keyring>,
  knowledge: Knowledge | null = null,
): Keyring {
  const { network, member, memberKeys } = keycard;
  const epoch = newestEpoch(keycard);
  const renew = async () => (fetchNewer ? fetchNewer() : keyring);
  const own = {
    ...{ network, signing: memberKeys.signing },
    findWriter: (contact: { by: string; from: string }) =>
      findPinned(keycard, (known) => findWriter(known, contact), renew),
  };

  const keyring: Keyring = {
    ...deviceNotes(network, keycard.deviceSeal),
    ...networkTexts(keycard, knowledge, renew),
    ...matchSeals({ ...own, person: member, sealing: [memberKeys.sealing] }),
    ...{ network, member, epoch, acting: {}, trouble, renew },
    async openGuest(guest, sealed) {
      const { guestSealingKeys, openGuestSecrets } = await import("@/seal/guest");
      const secrets = await openGuestSecrets(memberKeys.sealing, fromBase64url(sealed), { network, guest });
      const key = toBase64url((await guestSealingKeys(secrets)).publicKey);
      const fits = ({ pinned }: Keycard) => (pinned.guests?.[guest]?.sealing === key ? secrets : null);
      return findPinned(keycard, fits, renew);
    },
    async actFor(guest, { privateKey, former = [] }) {
      const { guestSealingKeys } = await import("@/seal/guest");
      const keysOf = (privateKey: string) => guestSealingKeys({ privateKey });
      const earlier = await Promise.all(former.map(keysOf));
      return matchSeals({ ...own, person: guest, sealing: [await keysOf(privateKey), ...earlier] });
    },
    async signGuestKey(guest, secrets) {
      const [{ guestSealingKeys }, { signGuestKey }] = await Promise.all([
        import("@/seal/guest"),
        import("@/seal/guest-key"),
      ]);
      const { publicKey } = await guestSealingKeys(secrets);
      return signGuestKey(memberKeys.signing, publicKey, { network, guest, epoch });
    },
  };
  return keyring;
}
