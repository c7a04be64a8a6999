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

const root = "AAECAwQFBgcICQoLDA0ODw";
const place = { network: "net-1", epoch: 3, member: "m-1" };
const frozen =
  "AVqH8LztzHiJnDyrKKGvePzpvXQ78LkLM9OW2iBKxqkV9lzHeXhJK7wcbfiotyXG3OhAHzhjOemIVhkBZEZS9TuOOXoCHmHOwH61DznK" +
  "HhCm6pXJ5sjjXbtcpfL5xdZI_vsVL0zI0kAU8pAnjx-w0PJTkEbyFzcC_dpgRAfxuXIhvCZ3wVpJney9IpRnBI7o0-OQ3kAE1Mv_5EfV" +
  "GgJBR49kZwJ9m1s2B-ejexYxmh2tvcQkP5Arw6A5i4cOg8ynzw";

let maker: SigningKeys;
let recipient: SealingKeys;
beforeAll(async () => {
  maker = await signingKeysFromSeed(new Uint8Array(32).fill(5));
  recipient = await sealingKeysFromPrivate(new Uint8Array(32).fill(9));
});

describe("epoch envelope", () => {
  it("opens what was sealed when this format was made", async () => {
    const { epochKey, root: by, maker: from } = await openEpochKey(recipient, fromBase64url(frozen), place);
    expect(epochKey).toEqual(new Uint8Array(32).fill(7));
    expect(by).toBe(root);
    expect(from).toEqual(maker.publicKey);
  });

  it("gives the member the key and its maker, and shows the maker to nobody else", async () => {
    const epochKey = makeEpochKey();
    const envelope = await sealEpochKey(maker, recipient.publicKey, { epochKey, root }, place);
    expect(envelope).toHaveLength(193);
    expect(await openEpochKey(recipient, envelope, place)).toEqual({
      epochKey,
      root,
      maker: maker.publicKey,
    });
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

  it("does not open when a receiver passes it on, names another maker or changes what is inside", async () => {
    const purpose = utf8("holdfast epoch envelope v1");
    const bound = canonical("holdfast epoch envelope v1", [place.network, place.epoch, place.member]);
    const inside = await openWith(recipient, fromBase64url(frozen), purpose, bound);
    const friend = await makeSealingKeys();
    const stranger = await signingKeysFromSeed(new Uint8Array(32).fill(1));
    const otherMaker = concat(inside.slice(0, 48), stranger.publicKey, inside.slice(80));
    const otherKey = concat(makeEpochKey(), inside.slice(32));
    const otherRoot = concat(inside.slice(0, 32), new Uint8Array(16), inside.slice(48));
    const again = (to: SealingKeys, plain: Uint8Array) => sealTo(to.publicKey, plain, purpose, bound);
    expect(await openEpochKey(recipient, await again(recipient, inside), place)).toBeDefined();
    expect(
      await countOpened([
        async () => openEpochKey(friend, await again(friend, inside), place),
        async () => openEpochKey(recipient, await again(recipient, otherMaker), place),
        async () => openEpochKey(recipient, await again(recipient, otherKey), place),
        async () => openEpochKey(recipient, await again(recipient, otherRoot), place),
        async () => openEpochKey(recipient, await again(recipient, inside.slice(0, 32)), place),
      ]),
    ).toBe(0);
  });

  it("takes an epoch key of 32 bytes, a fingerprint and a usable recipient only", async () => {
    const given = (length: number, root: string) =>
      sealEpochKey(maker, recipient.publicKey, { epochKey: new Uint8Array(length), root }, place);
    await expect(given(31, root)).rejects.toThrow(RangeError);
    await expect(given(32, "AAAA")).rejects.toThrow(RangeError);
    const nobody = sealEpochKey(maker, new Uint8Array(32), { epochKey: makeEpochKey(), root }, place);
    await expect(nobody).rejects.toThrow(RangeError);
  });
});
