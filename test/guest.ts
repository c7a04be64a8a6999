import { randomBytes, randomUUID } from "node:crypto";
import type postgres from "postgres";
import { sealed, type TestNetwork } from "./factory";

/** A guest of the network, written down by its first member, who has the secrets; straight into the tables. */
export async function writeDownTestGuest(owner: postgres.Sql, network: TestNetwork): Promise<string> {
  const guest = randomUUID();
  const [by = ""] = network.members;
  await owner`insert into guests (network_id, id, by_id, sealing_key, profile, epoch, purge_on)
    values (${network.id}, ${guest}, ${by}, ${randomBytes(32)}, ${sealed()}, 1, current_date + 7)`;
  await owner`insert into guest_keys (network_id, guest_id, member_id, secrets)
    values (${network.id}, ${guest}, ${by}, ${sealed()})`;
  return guest;
}
