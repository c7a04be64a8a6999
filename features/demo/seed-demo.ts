import { randomUUID } from "node:crypto";
import type postgres from "postgres";
import { dutyDays } from "@/domain/duty";
import { writeProfile } from "@/features/keyring/profile";
import { importEpochKey, makeEpochKey } from "@/seal/network-seal";
import { writeDemoFile } from "./demo-file";
import { demoNetwork, demoPeople, demoPlaces, demoRoles } from "./people";
import { sealed } from "./sealed";
import { seedListings } from "./seed-listings";
import { seedMatches } from "./seed-matches";
import { type SeededMember, type SeededNetwork, seedMember } from "./seed-member";
import { seedWeekly } from "./seed-weekly";

/**
 * Fills an empty database with a network one can click through: forty members with real keys, sixty needs
 * and offers over the coming week, some asked, some agreed. Everything is sealed as a browser would seal
 * it; the words of four of them go into `file` for the landing page.
 */
export async function seedDemo(owner: postgres.Sql, file: string, now = new Date()): Promise<void> {
  const epochKey = makeEpochKey();
  const network: SeededNetwork = { id: randomUUID(), epochKey, seal: await importEpochKey(epochKey) };
  const members = await seedMembers(network);
  await owner.begin(async (sql) => {
    const profile = await sealed(
      network,
      "networks",
      network.id,
      "profile",
      writeProfile({ name: demoNetwork.name }),
    );
    await sql`insert into networks (network_id, zone, profile, profile_epoch)
      values (${network.id}, ${demoNetwork.zone}, ${profile}, 1)`;
    await sql`insert into members ${sql(members.map((member) => member.row))}`;
    await sql`update members set duty_until = today_in(network_id) + ${dutyDays}::int where id = ${members[0]?.id ?? null}`;
    await sql`insert into epoch_keys ${sql(
      members.map(({ id, envelope }) => ({
        network_id: network.id,
        epoch: 1,
        member_id: id,
        envelope: Buffer.from(envelope),
      })),
    )}`;
    const places = await seedPlaces(sql, network);
    const listings = await seedListings(sql, { network, members, places, now });
    await seedWeekly(sql, { network, members, places, now });
    await seedMatches(sql, { network, members, listings, now });
  });
  const four = members.slice(0, demoRoles.length);
  await writeDemoFile(
    file,
    four.map(({ name, words }, index) => ({ name, words, role: demoRoles[index] ?? "newcomer" })),
  );
}

async function seedMembers(network: SeededNetwork): Promise<SeededMember[]> {
  const [first, ...rest] = demoPeople;
  const founder = await seedMember(network, first, null);
  return [founder, ...(await Promise.all(rest.map((name) => seedMember(network, name, founder))))];
}

async function seedPlaces(sql: postgres.TransactionSql, network: SeededNetwork): Promise<string[]> {
  const places = demoPlaces.map((place) => ({ id: randomUUID() as string, ...place }));
  const rows = await Promise.all(
    places.map(async ({ id, name, cell }, position) => ({
      network_id: network.id,
      id,
      label: await sealed(network, "places", id, "label", name),
      epoch: 1,
      cell,
      position,
    })),
  );
  await sql`insert into places ${sql(rows)}`;
  return places.map(({ id }) => id);
}
