import type postgres from "postgres";

/** A sealed text as short ones are, 288 bytes; what it says is nothing. */
const sealed = "decode(repeat(md5(n || 'sealed'), 18), 'hex')";

/**
 * So many networks, each with so many members, with keys, devices and places: straight into the tables, with bytes of the
 * sizes that real ones have. Gives the rows. Each statement is about all networks; ids follow from numbers.
 */
export async function fillNetworks(owner: postgres.Sql, networks: number, members: number): Promise<number> {
  const each = `generate_series(1, ${networks}) n`;
  const everyone = `${each}, generate_series(1, ${members}) m`;
  const network = "md5('network ' || n)::uuid";
  const id = (name: string) => `md5('${name} ' || n || ' ' || m)::uuid`;
  const key = (name: string) => `sha256(('${name} ' || n || ' ' || m)::bytea)`;
  const statements = [
    `insert into networks (network_id, zone, profile, profile_epoch)
      select ${network}, 'America/Chicago', ${sealed}, 1 from ${each}`,
    `insert into places (network_id, id, label, epoch, position)
      select ${network}, ${id("place")}, ${sealed}, 1, m from ${each}, generate_series(1, 4) m`,
    // What the trigger does for each row, for all of them at once.
    "alter table members disable trigger user",
    `insert into persons (network_id, id) select ${network}, ${id("member")} from ${everyone}`,
    `insert into members (network_id, id, duty_until, sealing_key, signing_key, enrolment_key, wrapped_keys, profile,
        profile_epoch, admission, admission_epoch)
      select ${network}, ${id("member")}, case m when 1 then current_date + 7 end, ${key("sealing")}, ${key("signing")},
        ${key("enrolment")}, ${sealed}, ${sealed}, 1, ${sealed}, 1 from ${everyone}`,
    "alter table members enable trigger user",
    `insert into epoch_keys (network_id, epoch, member_id, envelope)
      select ${network}, 1, ${id("member")}, ${sealed} from ${everyone}`,
    `insert into devices (network_id, id, member_id, login_key)
      select ${network}, ${id("device")}, ${id("member")}, ${key("login")} from ${everyone}`,
  ];
  let rows = 0;
  for (const statement of statements) rows += (await owner.unsafe(statement)).count ?? 0;
  await owner`analyze`;
  return rows;
}
