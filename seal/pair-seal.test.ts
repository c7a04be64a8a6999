import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { fromBase64url } from "./bytes";
import type { Context } from "./context";
import type { SealingKeys } from "./curves";
import { maxTextBytes } from "./padding";
import { openFromPair, sealForPair } from "./pair-seal";
import { makeSealingKeys, sealingKeysFromPrivate } from "./sealing";
import { countOpened, cutAndExtended, elsewhere, flippedBytes, here } from "./tampering";
import { TooLongError } from "./too-long-error";

const frozen =
  "Abf7fITQyObzWX2VfkNnWod5JMtHB0lp_iwr7s5v4jBuhuVPB2_ZLXy3i8YirCY8J1DFD_NKfrsRPQndMwcjiEqnhg8tT5ZQAu-msH57hwFUcGRYLVKE" +
  "r6nbUq36PYysTPkkkbQ2_iHAdP4rzZK_Jg-mMoCLkNjNygqaL1h-y9sxZQylsT8odKFkozWYPVZwmM11LUIO-TLVw-1yyqA9dsvu1Bgp-tTnd24hgh0S" +
  "ejn4SX11MiSKuUe9thBE14vqID_-x9wwkA_GnueTpLporwmF_4fW_09rL_hisw_J3lD4ddxEybgvvUWqE16joN4wRBLSE_z3Om0AIchNsb6l9LHcCvDR" +
  "6qpMI-TwhFcwXjVrQBX0J4sUlytMVdJFcLlEIdgF8kpDEizPd7g7yggG1Xw";

let keys: SealingKeys;
beforeAll(async () => {
  keys = await sealingKeysFromPrivate(new Uint8Array(32).fill(9));
});

describe("pair seal", () => {
  it("opens what was sealed when this format was made", async () => {
    expect(await openFromPair(keys, fromBase64url(frozen), here)).toBe("Ring twice: +1 555 0100");
  });

  it("opens with a key that cannot be exported", async () => {
    expect(keys.privateKey).toMatchObject({ extractable: false, type: "private" });
    const sealed = await sealForPair(keys.publicKey, "12 Quay Street", here);
    expect(await openFromPair(keys, sealed, here)).toBe("12 Quay Street");
  });

  it("opens with raw keys, as a browser that cannot keep CryptoKeys has them", async () => {
    const raw = { publicKey: keys.publicKey, privateKey: new Uint8Array(32).fill(9) };
    expect(await openFromPair(raw, fromBase64url(frozen), here)).toBe("Ring twice: +1 555 0100");
  });

  it("gives back any text", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary", maxLength: 600 }), async (text) => {
        expect(await openFromPair(keys, await sealForPair(keys.publicKey, text, here), here)).toBe(text);
      }),
      { numRuns: 25 },
    );
  });

  it("has the documented sizes, from nothing to the longest text", async () => {
    const size = async (length: number) =>
      (await sealForPair(keys.publicKey, "x".repeat(length), here)).length;
    expect(await Promise.all([0, 255, 1023, maxTextBytes].map(size))).toEqual([305, 1073, 4145, 16433]);
    const tooLong = sealForPair(keys.publicKey, "x".repeat(maxTextBytes + 1), here);
    await expect(tooLong).rejects.toThrow(TooLongError);
  });

  it("does not open with any byte changed", async () => {
    const bad = flippedBytes(fromBase64url(frozen));
    expect(bad).toHaveLength(305);
    expect(await countOpened(bad.map((sealed) => () => openFromPair(keys, sealed, here)))).toBe(0);
  });

  it("does not open when cut or extended", async () => {
    const bad = cutAndExtended(fromBase64url(frozen));
    expect(await countOpened(bad.map((sealed) => () => openFromPair(keys, sealed, here)))).toBe(0);
  });

  it("does not open in another network, table, row, field or epoch", async () => {
    // Sealed now as well: what an earlier code sealed would open nowhere if the place was bound in another way.
    for (const sealed of [fromBase64url(frozen), await sealForPair(keys.publicKey, "x", here)]) {
      const opened = (places: readonly Context[]) =>
        countOpened(places.map((place) => () => openFromPair(keys, sealed, place)));
      expect([await opened([here]), await opened(elsewhere)]).toEqual([1, 0]);
    }
  });

  it("does not open for anybody else, nor with a mismatched pair", async () => {
    const other = await makeSealingKeys();
    const sealed = fromBase64url(frozen);
    const strangers = [
      other,
      { publicKey: keys.publicKey, privateKey: other.privateKey },
      { publicKey: other.publicKey, privateKey: keys.privateKey },
    ];
    expect(await countOpened(strangers.map((pair) => () => openFromPair(pair, sealed, here)))).toBe(0);
  });
});
