import { describe, expect, it } from "vitest";
import { importAesKey, sealBytes } from "./aes-gcm";
import { randomBytes, toBase64url } from "./bytes";
import { additionalData } from "./context";
import { pad } from "./padding";
import { openRoster, sealRoster } from "./roster-seal";
import { makeSigningKeys } from "./signing";
import { type Roster, type RosterMember, signRoster } from "./succession";
import { countOpened, cutAndExtended, flipBit } from "./tampering";
import { TooLongError } from "./too-long-error";

const network = "4b6c3f0e-6d0f-4c57-9d6a-0b8a2a1f9e11";
const place = { network, epoch: 2 };

describe("a sealed roster", () => {
  it("comes back, for two hundred members within 64 K", async () => {
    const key = await makeKey();
    const roster = await rosterOf(200);
    const sealed = await sealRoster(key, roster);
    expect(sealed).toHaveLength(65536 + 29);
    expect(await openRoster(key, sealed, place)).toEqual(roster);
    expect(await sealRoster(key, await rosterOf(3))).toHaveLength(16384 + 29);
  });

  it("does not open with another key, for another network or epoch, or changed", async () => {
    const key = await makeKey();
    const sealed = await sealRoster(key, await rosterOf(2));
    const other = await makeKey();
    const bits = Array.from({ length: 200 }, (_, index) => Math.floor((index * sealed.length * 8) / 200));
    const bad = [...bits.map((bit) => flipBit(sealed, bit)), ...cutAndExtended(sealed)];
    const attempts = [
      () => openRoster(other, sealed, place),
      () => openRoster(key, sealed, { ...place, epoch: 3 }),
      () => openRoster(key, sealed, { ...place, network: "other" }),
      ...bad.map((changed) => () => openRoster(key, changed, place)),
    ];
    expect(await countOpened(attempts)).toBe(0);
  });

  it("does not open to a short text, nor to what is no JSON", async () => {
    const key = await makeKey();
    const at = additionalData({ network, table: "rosters", row: network, field: "roster", epoch: 2 });
    const attempts = [pad("{}"), new Uint8Array(16384)].map(
      (plain) => async () => openRoster(key, await sealBytes(key, plain, at), place),
    );
    expect(await countOpened(attempts)).toBe(0);
  });

  it("is refused when it is too long", async () => {
    await expect(sealRoster(await makeKey(), await rosterOf(5_500))).rejects.toThrow(TooLongError);
  });
});

async function rosterOf(count: number): Promise<Roster> {
  const key = toBase64url(randomBytes(32));
  const members: RosterMember[] = Array.from({ length: count }, () => ({
    member: crypto.randomUUID(),
    signing: key,
    sealing: key,
    vouchedBy: crypto.randomUUID(),
  }));
  return signRoster(await makeSigningKeys(), { network, epoch: 2, members, removals: [], paths: [] });
}

async function makeKey(): Promise<CryptoKey> {
  return importAesKey(randomBytes(32));
}
