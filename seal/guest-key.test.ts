import { beforeAll, expect, it } from "vitest";
import { toBase64url } from "./bytes";
import type { SigningKeys } from "./curves";
import { type GuestKey, readGuestKey, signGuestKey } from "./guest-key";
import { makeSigningKeys } from "./signing";

const place = { network: "net-1", guest: "ama", epoch: 3 };
const sealing = new Uint8Array(32).fill(7);

let rosa: SigningKeys;
let key: GuestKey;
beforeAll(async () => {
  rosa = await makeSigningKeys();
  key = await signGuestKey(rosa, sealing, place);
});

it("is read from a profile, with the one who gives it out", async () => {
  expect(key).toMatchObject({ sealing: toBase64url(sealing), by: toBase64url(rosa.publicKey) });
  expect(await readGuestKey(JSON.stringify({ name: "Ama", ...key }), place)).toEqual(key);
});

it("holds for no other guest, network or epoch", async () => {
  for (const moved of [
    { ...place, guest: "bo" },
    { ...place, network: "net-2" },
    { ...place, epoch: 4 },
  ])
    expect(await readGuestKey(JSON.stringify(key), moved)).toBeNull();
});

it("is not another key, nor somebody else's word", async () => {
  const other = await makeSigningKeys();
  const changes = [
    { sealing: toBase64url(new Uint8Array(32).fill(8)) },
    { by: toBase64url(other.publicKey) },
    { signature: toBase64url(new Uint8Array(64)) },
    { signature: undefined },
    { sealing: "AAAA" },
  ];
  for (const change of changes)
    expect(await readGuestKey(JSON.stringify({ ...key, ...change }), place)).toBeNull();
});

it.each(["", "{}", "null", "[]", "Ama", '{"name":"Ama"}'])("is not in %s", async (profile) => {
  expect(await readGuestKey(profile, place)).toBeNull();
});
