import { fromBase64url, toBase64url } from "@/seal/bytes";
import type { GuestSecrets } from "@/seal/guest";
import { type DeviceNotes, deviceNotes } from "./device-notes";
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
    /** What those who act for a guest hold, sealed for this member. Rejects with OpenError. */
    openGuest(guest: string, sealed: string): Promise<GuestSecrets>;
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

  const keyring: Keyring = {
    ...deviceNotes(network, keycard.deviceSeal),
    ...networkTexts(keycard, knowledge, renew),
    ...matchSeals(network, memberKeys.sealing),
    ...{ network, member, epoch, acting: {}, trouble, renew },
    async openGuest(guest, sealed) {
      const { openGuestSecrets } = await import("@/seal/guest");
      return openGuestSecrets(memberKeys.sealing, fromBase64url(sealed), { network, guest });
    },
  };
  return keyring;
}
