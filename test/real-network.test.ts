import { afterAll, beforeAll, expect, test } from "vitest";
import { readName } from "@/features/keyring/profile";
import { openEpochKey } from "@/seal/epoch-envelope";
import { deriveEnrolment, unwrapMemberKeys } from "@/seal/member-keys";
import { importEpochKey, openFromNetwork } from "@/seal/network-seal";
import { fromWords } from "@/seal/words";
import { createTestDatabase, type TestDatabase } from "./database";
import { postRealNeed, postRealOffer } from "./real-listings";
import { foundRealNetwork } from "./real-network";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test("the twelve words of a member open what the network sealed", async () => {
  const network = await foundRealNetwork(database.owner, { members: ["Rosa", "Malik"] });
  const malik = network.member("Malik");
  const [row] = await database.owner`select wrapped_keys, envelope, members.profile from members
    join epoch_keys on member_id = id where members.network_id = ${network.id} and id = ${malik.id}`;
  const { wrapping } = await deriveEnrolment((await fromWords(malik.words)) ?? new Uint8Array());
  const { keys } = await unwrapMemberKeys(wrapping, row?.wrapped_keys);
  const opened = await openEpochKey(keys.sealing, row?.envelope, {
    network: network.id,
    epoch: 1,
    member: malik.id,
  });
  const context = { network: network.id, table: "members", row: malik.id, field: "profile", epoch: 1 };
  const profile = await openFromNetwork(await importEpochKey(opened.epochKey), row?.profile, context);
  expect(readName(profile)).toBe("Malik");
});

test("listings come with notes that open, and raise the version of the board", async () => {
  const network = await foundRealNetwork(database.owner);
  const need = await postRealNeed(database.owner, network, {
    by: network.member("Ines"),
    note: "At the corner.",
  });
  const offer = await postRealOffer(database.owner, network, {
    by: network.member("Malik"),
    note: "Gray van.",
  });
  const rows = await database.owner`select id, note, 'needs' as "table" from needs where id = ${need}
    union all select id, note, 'offers' from offers where id = ${offer.offer}`;
  const notes = rows.map(({ id, note, table }) =>
    openFromNetwork(network.seal, note, { network: network.id, table, row: id, field: "note", epoch: 1 }),
  );
  expect(await Promise.all(notes)).toEqual(["At the corner.", "Gray van."]);
  const [{ version } = {}] =
    await database.owner`select version from networks where network_id = ${network.id}`;
  expect(version).toBe("3");
});
