import { randomBytes, randomUUID } from "node:crypto";
import { beforeAll, expect, it } from "vitest";
import { writeGuestProfile, writeProfile } from "@/features/keyring/profile";
import { toBase64url } from "@/seal/bytes";
import { importEpochKey, makeEpochKey, sealForNetwork } from "@/seal/network-seal";
import { openGuests } from "./open-guests";

const network = randomUUID();
const sealing = toBase64url(randomBytes(32));
let key: CryptoKey;

beforeAll(async () => {
  key = await importEpochKey(makeEpochKey());
});

it("believes the key inside a profile, whatever else the server says", async () => {
  const card = await cardOf("ama", writeGuestProfile({ name: "Ama", sealing }));
  const withColumn = { ...card, sealingKey: toBase64url(randomBytes(32)) };
  expect(await openGuests([withColumn], new Map([[1, key]]), network)).toEqual(new Map([["ama", sealing]]));
});

it("leaves out whose profile was moved, is of another key or epoch, or holds no key", async () => {
  const seals = new Map([[1, key]]);
  const other = await importEpochKey(makeEpochKey());
  const moved = { ...(await cardOf("ama", writeGuestProfile({ name: "Ama", sealing }))), id: "bo" };
  const foreign = await cardOf("cleo", writeGuestProfile({ name: "Cleo", sealing }), other);
  const later = { ...(await cardOf("dag", writeGuestProfile({ name: "Dag", sealing }))), epoch: 2 };
  const nameless = await cardOf("eve", writeProfile({ name: "?" }));
  const short = await cardOf("finn", writeGuestProfile({ name: "Finn", sealing: "AAAA" }));
  const noJson = await cardOf("gil", "Gil");
  expect(await openGuests([moved, foreign, later, nameless, short, noJson], seals, network)).toEqual(
    new Map(),
  );
});

async function cardOf(id: string, profile: string, by = key) {
  const at = { network, table: "guests", row: id, field: "profile", epoch: 1 };
  return { id, profile: toBase64url(await sealForNetwork(by, profile, at)), epoch: 1 };
}
