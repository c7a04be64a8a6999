import { randomBytes, randomUUID } from "node:crypto";
import type postgres from "postgres";
import { writeGuestProfile } from "@/features/keyring/profile";
import { type GuestSecrets, guestSealingKeys, makeGuestKey, sealGuestSecrets } from "@/seal/guest";
import { signGuestKey } from "@/seal/guest-key";
import { sealForNetwork } from "@/seal/network-seal";
import { sealed } from "./factory";
import type { RealPerson } from "./real-epochs";
import type { RealNetwork } from "./real-network";

/** Any test network; its first member is on duty. */
type Guested = { readonly id: string; readonly members: readonly (string | { readonly id: string })[] };

/** A guest of the network, written down by its first member, who has the secrets; straight into the tables. */
export async function writeDownTestGuest(owner: postgres.Sql, { id, members }: Guested): Promise<string> {
  const guest = randomUUID();
  const [first = ""] = members;
  const by = typeof first === "string" ? first : first.id;
  await owner`insert into guests (network_id, id, by_id, sealing_key, profile, epoch, purge_on)
    values (${id}, ${guest}, ${by}, ${randomBytes(32)}, ${sealed()}, 1, current_date + 7)`;
  await owner`insert into guest_keys (network_id, guest_id, member_id, secrets)
    values (${id}, ${guest}, ${by}, ${sealed()})`;
  return guest;
}

/** A guest as a member's browser writes them down, with keys that open; `holders` have the secrets. */
export async function writeDownRealGuest(
  owner: postgres.Sql,
  { id: network, seal }: RealNetwork,
  { by, holders, name = "Ama", contact = "Bell 3" }: RealGuest,
): Promise<{ id: string; secrets: GuestSecrets }> {
  const id = randomUUID();
  const secrets = { privateKey: makeGuestKey(), contact };
  const { publicKey } = await guestSealingKeys(secrets);
  const key = await signGuestKey(by.keys.signing, publicKey, { network, guest: id, epoch: 1 });
  const at = { network, table: "guests", row: id, field: "profile", epoch: 1 };
  const profile = Buffer.from(await sealForNetwork(seal, writeGuestProfile({ name, ...key }), at));
  await owner`insert into guests (network_id, id, by_id, sealing_key, profile, epoch, purge_on)
    values (${network}, ${id}, ${by.id}, ${Buffer.from(publicKey)}, ${profile}, 1, current_date + 7)`;
  for (const holder of holders) {
    const sealed = await sealGuestSecrets(holder.keys.sealing.publicKey, secrets, { network, guest: id });
    await owner`insert into guest_keys (network_id, guest_id, member_id, secrets)
      values (${network}, ${id}, ${holder.id}, ${Buffer.from(sealed)})`;
  }
  return { id, secrets };
}

type RealGuest = {
  by: RealPerson;
  holders: readonly RealPerson[];
  name?: string;
  contact?: string;
};
