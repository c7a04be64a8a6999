import type { Answer } from "@/features/access/ask-server";
import type { DutyState } from "@/features/duty/queries";
import type { Keyring } from "@/features/keyring/keyring";
import { writeGuestProfile } from "@/features/keyring/profile";
import { findTrustedKey } from "@/features/members/find-trusted-key";
import { fromBase64url, toBase64url } from "@/seal/bytes";
import { type GuestSecrets, sealGuestSecrets } from "@/seal/guest";
import type { GuestKey } from "@/seal/guest-key";

/** So many get the secrets in one request; the others get theirs from these. */
const most = 10;

/** Who has the duty: the reader, and the others. */
export type OnDuty = Pick<DutyState, "member" | "others">;

/** By id; the reader first. */
export function onDutyOf({ member, others }: OnDuty): string[] {
  return [member, ...others.map(({ id }) => id)];
}

/** Who is written down, for whom on duty: `onDuty` begins with the one who writes. */
export type WrittenGuest = {
  readonly guest: string;
  readonly name: string;
  readonly key: GuestKey;
  readonly secrets: GuestSecrets;
  readonly onDuty: readonly string[];
};

/** What `edit-guest` takes. */
export async function guestBody(keyring: Keyring, { guest, name, key, secrets, onDuty }: WrittenGuest) {
  const profile = writeGuestProfile({ name, ...key });
  const { sealed, epoch } = await keyring.seal(profile, { table: "guests", row: guest, field: "profile" });
  const keys = await Promise.all(
    onDuty.slice(0, most).map((member) => secretsFor(keyring, guest, member, secrets)),
  );
  return { guest, profile: sealed, epoch, keys: keys.filter((key) => key !== null) };
}

/** The secrets for one member, or null for somebody whose key is not believed on this device. */
export async function secretsFor(keyring: Keyring, guest: string, member: string, secrets: GuestSecrets) {
  const key: Answer<string> = await findTrustedKey(keyring.network, member);
  if (!key.ok) return null;
  const place = { network: keyring.network, guest };
  return { member, secrets: toBase64url(await sealGuestSecrets(fromBase64url(key.value), secrets, place)) };
}
