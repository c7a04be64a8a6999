import { mostSharedGuests } from "@/domain/duty";
import type { Keyring } from "@/features/keyring/keyring";
import { secretsFor } from "./guest-body";
import type { HeldKeys } from "./queries";

/**
 * What the reader holds for guests, sealed for another member: nothing for somebody whose key is not believed on this
 * device, and nothing that does not open or that somebody else wrote. At most as much as one request takes.
 */
export async function sealHeld(keyring: Keyring, held: readonly HeldKeys[], member: string) {
  const sealed = await Promise.all(
    held.slice(0, mostSharedGuests).map(async ({ id, secrets }) => {
      const opened = await keyring.openGuest(id, secrets).catch(() => null);
      const given = opened && (await secretsFor(keyring, id, member, opened));
      return given ? [{ guest: id, secrets: given.secrets }] : [];
    }),
  );
  return sealed.flat();
}
