import { beforeAll, describe, expect, it } from "vitest";
import { concat, fromBase64url, utf8 } from "./bytes";
import { canonical } from "./canonical";
import type { SealingKeys, SigningKeys } from "./curves";
import { openEpochKey, sealEpochKey } from "./epoch-envelope";
import { openWith, sealTo } from "./hpke";
import { makeEpochKey } from "./network-seal";
import { makeSealingKeys, sealingKeysFromPrivate } from "./sealing";
import { signingKeysFromSeed } from "./signing";
import { countOpened, cutAndExtended, flippedBytes } from "./tampering";

const place = { network: "net-1", epoch: 3, member: "m-1" };
const frozen =
  "AWRB4lnflU1qO9X0-NC8hfsvuKVJPkKTRMWfDSMylgN65WDQuGnVF-Kzk1JKXM5JCANxlVu0fy1UaFsV_5JmQPx3ktLF6K8XnBIoXgXU0AEKB63VTTOa" +
  "zx6fhWlA9zdR2i6AhW9CO2DVhNnvb1PNwq1UzYuaDviCdWK7EmgVK1kEWf8brYCVmEQ9eYNAJbleQqFE9wO3vIevbtTRTo1bVQ7UK-1-LkLQCA1L6ExV" +
  "1aiM";

let maker: SigningKeys;
let recipient: SealingKeys;
beforeAll(async () => {
  maker = await signingKeysFromSeed(new Uint8Array(32).fill(5));
  recipient = await sealingKeysFromPrivate(new Uint8Array(32).fill(9));
});

describe("epoch envelope", () => {
  it("opens what was sealed when this format was made", async () => {
    const { epochKey, maker: by } = await openEpochKey(recipient, fromBase64url(frozen), place);
    expect(epochKey).toEqual(new Uint8Array(32).fill(7));
    expect(by).toEqual(maker.publicKey);
  });

  it("gives the member the key and its maker, and shows the maker to nobody else", async () => {
    const epochKey = makeEpochKey();
    const envelope = await sealEpochKey(maker, recipient.publicKey, epochKey, place);
    expect(envelope).toHaveLength(177);
    expect(await openEpochKey(recipient, envelope, place)).toEqual({ epochKey, maker: maker.publicKey });
    expect(Buffer.from(envelope).includes(Buffer.from(maker.publicKey))).toBe(false);
  });

  it("does not open for others, for another network, epoch or member, or changed", async () => {
    const envelope = fromBase64url(frozen);
    const other = await makeSealingKeys();
    const moved = [
      { ...place, network: "net-2" },
      { ...place, epoch: 2 },
      { ...place, member: "m-2" },
    ];
    const changed = [...flippedBytes(envelope), ...cutAndExtended(envelope)];
    const attempts = [
      () => openEpochKey(other, envelope, place),
      ...moved.map((context) => () => openEpochKey(recipient, envelope, context)),
      ...changed.map((bad) => () => openEpochKey(recipient, bad, place)),
    ];
    expect(await countOpened(attempts)).toBe(0);
  });

  it("does not open when a receiver passes it on, names another maker or changes the key inside", async () => {
    const purpose = utf8("holdfast epoch envelope v1");
    const bound = canonical("holdfast epoch envelope v1", [place.network, place.epoch, place.member]);
    const inside = await openWith(recipient, fromBase64url(frozen), purpose, bound);
    const friend = await makeSealingKeys();
    const stranger = await signingKeysFromSeed(new Uint8Array(32).fill(1));
    const otherMaker = concat(inside.slice(0, 32), stranger.publicKey, inside.slice(64));
    const otherKey = concat(makeEpochKey(), inside.slice(32));
    const again = (to: SealingKeys, plain: Uint8Array) => sealTo(to.publicKey, plain, purpose, bound);
    expect(await openEpochKey(recipient, await again(recipient, inside), place)).toBeDefined();
    expect(
      await countOpened([
        async () => openEpochKey(friend, await again(friend, inside), place),
        async () => openEpochKey(recipient, await again(recipient, otherMaker), place),
        async () => openEpochKey(recipient, await again(recipient, otherKey), place),
        async () => openEpochKey(recipient, await again(recipient, inside.slice(0, 32)), place),
      ]),
    ).toBe(0);
  });

  it("takes an epoch key of 32 bytes and a usable recipient only", async () => {
    const short = sealEpochKey(maker, recipient.publicKey, new Uint8Array(31), place);
    await expect(short).rejects.toThrow(RangeError);
    const nobody = sealEpochKey(maker, new Uint8Array(32), makeEpochKey(), place);
    await expect(nobody).rejects.toThrow(RangeError);
  });
});
