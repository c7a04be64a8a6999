import { guestNote } from "@/features/keyring/device-notes";
import type { Keyring } from "@/features/keyring/keyring";
import type { MatchSeals } from "@/features/keyring/match-seals";
import type { GuestSecrets } from "@/seal/guest";

/**
 * A keyring with which a coordinator acts for a guest: contacts open and are sealed with the guest's keys, what was
 * written down of how to reach them is handed over, and every write says for whom it is. What is kept on the device is
 * kept apart from the coordinator's own. `secrets` are as `openGuest` gave them.
 */
export async function guestKeyring(keyring: Keyring, guest: string, secrets: GuestSecrets): Promise<Keyring> {
  return keyringFor(keyring, guest, secrets, await keyring.actFor(guest, secrets));
}

function keyringFor(keyring: Keyring, guest: string, secrets: GuestSecrets, seals: MatchSeals): Keyring {
  const own = (key: string) => guestNote(guest, key);
  const isContact = (key: string) => key === "contact";
  return {
    ...keyring,
    ...seals,
    member: guest,
    acting: { as: guest },
    renew: async () => keyringFor(await keyring.renew(), guest, secrets, seals),
    // The contact is as it was written down, for all who act for the guest alike.
    recall: async (key) => (isContact(key) ? secrets.contact : keyring.recall(own(key))),
    remember: async (key, text) => (isContact(key) ? undefined : keyring.remember(own(key), text)),
    forget: async (key) => (isContact(key) ? undefined : keyring.forget(own(key))),
  };
}
