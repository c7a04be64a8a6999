import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readName } from "@/features/keyring/profile";
import { toBase64url } from "@/seal/bytes";
import { openEpochKey } from "@/seal/epoch-envelope";
import { fingerprint } from "@/seal/fingerprint";
import { deriveEnrolment, unwrapMemberKeys } from "@/seal/member-keys";
import { importEpochKey, openFromNetwork } from "@/seal/network-seal";
import { verifyRoster } from "@/seal/roster";
import { fromWords } from "@/seal/words";
import { createTestDatabase, type TestDatabase } from "@/test/database";
import { listDemoPeople } from "./demo-file";
import { demoNetwork, demoPeople } from "./people";
import { seedDemo } from "./seed-demo";

let db: TestDatabase;
let folder: string;

beforeAll(async () => {
  db = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), "demo-"));
  process.env.HOLDFAST_DEMO = join(folder, "demo.json");
  await seedDemo(db.owner, process.env.HOLDFAST_DEMO);
});

afterAll(async () => {
  await rm(folder, { recursive: true });
  await db.drop();
});

it("seeds a network to click through: forty members, sixty listings and some each week, some asked, some agreed", async () => {
  const [counts] = await db.owner`select (select count(*) from members)::int as members,
    (select count(*) from needs)::int + (select count(*) from offers)::int as listings,
    (select count(*) from matches where state = 'asked')::int as asked,
    (select count(*) from matches where state = 'confirmed')::int as confirmed,
    (select count(distinct category) from needs)::int as categories`;
  expect(counts).toEqual({ members: 40, listings: 61, asked: 7, confirmed: 7, categories: 7 });
});

it("seeds a need and an offer that come again each week", async () => {
  const [counts] = await db.owner`select (select count(*) from need_series)::int as series,
    (select count(*) from weekly_windows)::int as weekly`;
  expect(counts).toEqual({ series: 1, weekly: 1 });
});

it("lets the four sign in with their words, and no one else read the file", async () => {
  const people = await listDemoPeople();
  expect(people.map(({ name }) => name)).toEqual(demoPeople.slice(0, 4));
  expect((await stat(process.env.HOLDFAST_DEMO ?? "")).mode & 0o777).toBe(0o600);
  for (const { name, words } of people) {
    const { member, epochKey } = await unlock(words);
    const at = { network: member.network_id, table: "members", row: member.id, field: "profile", epoch: 1 };
    expect(readName(await openFromNetwork(epochKey, member.profile, at))).toBe(name);
  }
});

it("seals what a member reads, and has everybody vouched for up to the founder", async () => {
  const [rosa] = await listDemoPeople();
  const { epochKey, member } = await unlock(rosa?.words ?? "");
  const [network] = await db.owner`select * from networks`;
  const at = {
    network: network?.network_id,
    table: "networks",
    row: network?.network_id,
    field: "profile",
    epoch: 1,
  };
  expect(readName(await openFromNetwork(epochKey, network?.profile, at))).toBe(demoNetwork.name);
  const rows = await db.owner`select id, admission, signing_key from members`;
  const admissions = await Promise.all(
    rows.map(async (row) => {
      const where = {
        network: network?.network_id,
        table: "members",
        row: row.id,
        field: "admission",
        epoch: 1,
      };
      return JSON.parse(await openFromNetwork(epochKey, row.admission, where));
    }),
  );
  const founder = await fingerprint(member.signing_key);
  const verdicts = await verifyRoster(admissions, { network: member.network_id, epoch: 1, founder });
  expect([...verdicts.values()].filter(({ ok }) => ok)).toHaveLength(40);
});

async function unlock(words: string) {
  const { enrolment, wrapping } = await deriveEnrolment((await fromWords(words)) ?? new Uint8Array());
  const [member] =
    await db.owner`select * from members where enrolment_key = ${Buffer.from(enrolment.publicKey)}`;
  if (!member) throw new Error("Nobody has these words.");
  const { keys } = await unwrapMemberKeys(wrapping, member.wrapped_keys);
  expect(toBase64url(keys.signing.publicKey)).toBe(toBase64url(member.signing_key));
  const [row] = await db.owner`select envelope from epoch_keys where member_id = ${member.id}`;
  const context = { network: member.network_id, epoch: 1, member: member.id };
  const { epochKey } = await openEpochKey(keys.sealing, row?.envelope, context);
  return { member, epochKey: await importEpochKey(epochKey) };
}
