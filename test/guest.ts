import { randomBytes, randomUUID } from "node:crypto";
import type postgres from "postgres";
import { sealed } from "./factory";

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
