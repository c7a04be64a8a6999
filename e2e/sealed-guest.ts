import { randomUUID } from "node:crypto";
import { fromBase64url, toBase64url } from "@/seal/bytes";
import { guestSealingKeys, makeGuestKey, sealGuestSecrets } from "@/seal/guest";
import { signGuestKey } from "@/seal/guest-key";
import type { SealingKeys } from "@/seal/member-keys";
import { type Canary, keyCanary } from "./canaries";
import { done, makeLogLine, type Person, seal, send } from "./sealed-people";

/** Somebody without the app, with what whoever acts for them holds; `key` is what nobody else may find. */
export type SealedGuest = {
  id: string;
  network: string;
  contact: string;
  keys: { sealing: SealingKeys };
  key: Canary;
};

/** Somebody on duty writes down somebody without the app. */
export async function writeDown(
  founder: Person,
  { name, contact }: { name: string; contact: string },
): Promise<SealedGuest> {
  const { network } = founder;
  const guest = randomUUID();
  const privateKey = makeGuestKey();
  const keys = await guestSealingKeys({ privateKey });
  const key = await signGuestKey(founder.keys.signing, keys.publicKey, { network, guest, epoch: 1 });
  const secrets = await sealGuestSecrets(
    founder.keys.sealing.publicKey,
    { privateKey, contact },
    { network, guest },
  );
  await done(
    send(founder, "write-down-guest", {
      guest,
      sealingKey: key.sealing,
      profile: await seal(founder, JSON.stringify({ name, ...key }), "guests", guest, "profile"),
      epoch: 1,
      keys: [{ member: founder.id, secrets: toBase64url(secrets) }],
      log: await makeLogLine(founder),
    }),
  );
  const secret = keyCanary("key of a guest", fromBase64url(privateKey));
  return { id: guest, network, contact, keys: { sealing: keys }, key: secret };
}
