import { randomUUID } from "node:crypto";
import { fromBase64url, toBase64url } from "@/seal/bytes";
import { guestSealingKeys, makeGuestKey, sealGuestSecrets } from "@/seal/guest";
import { type Canary, keyCanary } from "./canaries";
import { done, type Person, seal, send } from "./sealed-people";

/** Somebody on duty writes down somebody without the app. Gives their id, and the key that nobody else may find. */
export async function writeDown(
  founder: Person,
  { name, contact }: { name: string; contact: string },
): Promise<{ guest: string; key: Canary }> {
  const guest = randomUUID();
  const line = randomUUID();
  const privateKey = makeGuestKey();
  const sealing = toBase64url((await guestSealingKeys({ privateKey })).publicKey);
  const place = { network: founder.network, guest };
  const secrets = await sealGuestSecrets(founder.keys.sealing.publicKey, { privateKey, contact }, place);
  const note = JSON.stringify({ at: new Date().toISOString() });
  await done(
    send(founder, "write-down-guest", {
      guest,
      sealingKey: sealing,
      profile: await seal(founder, JSON.stringify({ name, sealing }), "guests", guest, "profile"),
      epoch: 1,
      keys: [{ member: founder.id, secrets: toBase64url(secrets) }],
      log: { id: line, entry: await seal(founder, note, "log_entries", line, "entry"), epoch: 1 },
    }),
  );
  return { guest, key: keyCanary("key of a guest", fromBase64url(privateKey)) };
}
