import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromBase64url, toBase64url, utf8 } from "./bytes";
import type { Context } from "./context";
import { importEpochKey, makeEpochKey, openFromNetwork, openRevised, sealForNetwork } from "./network-seal";
import { maxRevision, maxTextBytes } from "./padding";
import { makeDeviceSeal, openFromSelf, openLongFromSelf, sealForSelf, sealLongForSelf } from "./self-seal";
import { countOpened, cutAndExtended, elsewhere, flippedBits, here } from "./tampering";
import { TooLongError } from "./too-long-error";

const frozenFirst =
  "AXLnHXTTQzeolC0XM5ZmskRPB_cGUicWJBhGZjPV2i9BFOwV1XlBGbUC2tq--9M7j0rr8MrLEj61jVmXu4Fl3TDh257rKgyDhx4qsjQ1Uuf8btWP4jDE" +
  "DP7uosFEqbFDtfRBso1oJ4zxUZX5dPtoRo6kb-uJyvpBOUay3tc8c8u1YC0rfXN9ncuS64Ou3QIxHjfmuzLMAMXhHE6WBOYYF2CjW4csCjha7fHjpfyQ" +
  "Dir1YlPKiD_fTMhMvdvS72XT4WJubIjbid9IxziV_m2oP8HltglrwHXHoGDihQah7dhRt13zwhbo9BiR5iWUbfrxvU1ezGWVesmznLlPUnu9IcbFsmsC" +
  "hMjQPAOdiVEuIkIu4xv6PIGaSY49TafD";

const frozen =
  "AhSBRaBJJozabmiPQFVNqmG2KO4tNkMr7rDzvLz5o1V8PoXBwlwzTsFYToPiR7NF8-3oSdzx2WNJsdslDmSIaqghaYJsBJC0YaSNSoYIIffOo478kOxLnL" +
  "Mvvy7q8XTfeGKoEXoLcXsyCzMJU_aOtZTWXKn1a41XNBPsiJhSN5zoNBljgaNhfUQ2HsuinAlvAYNpumIMR0Vu5NlmSLzGuxBBTRWmtpmrQjCzuD4WdQ98" +
  "cerg8if4GHewWMrtUonmg9gqGBx6HVMkLu2lArdD64el2KWR_3tf1lG4Q6p96XC2u3YEPTH0vQKzm_PC3g8HG3J-tLf7AgaPrszB5sGpH9XvJCS1tGSy_y" +
  "I_lkWYx03rxdO3_hnKH1Y6Ea0i";

const sevens = () => importEpochKey(new Uint8Array(32).fill(7));

describe("network seal", () => {
  it("opens what was sealed when this format was made, and the one before it", async () => {
    const text = "Two seats to the picket, 6 a.m. ✊";
    const key = await sevens();
    expect(await openRevised(key, fromBase64url(frozen), here)).toEqual({ text, revision: 3 });
    expect(await openRevised(key, fromBase64url(frozenFirst), here)).toEqual({ text, revision: 1 });
    expect(await openFromNetwork(key, fromBase64url(frozen), here)).toBe(text);
    expect(await openFromNetwork(key, fromBase64url(frozenFirst), here)).toBe(text);
  });

  it("does not open as another version of itself", async () => {
    const key = await sevens();
    const renamed = [frozen, frozenFirst].flatMap((text) =>
      [0, 1, 2, 3, 255].map((version) => Uint8Array.of(version, ...fromBase64url(text).subarray(1))),
    );
    expect(await countOpened(renamed.map((sealed) => () => openFromNetwork(key, sealed, here)))).toBe(2);
  });

  it("says which revision it is, the first unless told, up to the last there can be", async () => {
    const key = await sevens();
    const sealAs = async (...revision: [] | [number]) =>
      (await openRevised(key, await sealForNetwork(key, "x", here, ...revision), here)).revision;
    expect([await sealAs(), await sealAs(2), await sealAs(maxRevision)]).toEqual([1, 2, maxRevision]);
    for (const none of [0, -1, 1.5, maxRevision + 1, Number.NaN]) {
      await expect(sealAs(none)).rejects.toThrow(RangeError);
    }
  });

  it("gives back any text", async () => {
    const key = await importEpochKey(makeEpochKey());
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary", maxLength: 2000 }), async (text) => {
        expect(await openFromNetwork(key, await sealForNetwork(key, text, here), here)).toBe(text);
      }),
      { numRuns: 50 },
    );
  });

  it("has the documented sizes, from nothing to the longest text", async () => {
    const key = await sevens();
    const size = async (length: number) => (await sealForNetwork(key, "x".repeat(length), here)).length;
    const most = maxTextBytes - 4;
    expect(await Promise.all([0, 250, 251, 1019, 4091, most].map(size))).toEqual([
      285, 285, 1053, 4125, 16413, 16413,
    ]);
    expect(await openFromNetwork(key, await sealForNetwork(key, "", here), here)).toBe("");
    const longest = "x".repeat(most);
    expect(await openFromNetwork(key, await sealForNetwork(key, longest, here), here)).toBe(longest);
    const tooLong = sealForNetwork(key, `${longest}x`, here);
    await expect(tooLong).rejects.toThrow(TooLongError);
    await expect(tooLong).rejects.toMatchObject({ limit: most });
  });

  it("replaces a lone surrogate by U+FFFD", async () => {
    const key = await sevens();
    expect(await openFromNetwork(key, await sealForNetwork(key, "a\ud83d b", here), here)).toBe("a\ufffd b");
  });

  it("seals the same text differently each time, and shows nothing of it", async () => {
    const key = await sevens();
    const sealed = await sealForNetwork(key, "canary canary canary", here);
    expect(sealed).not.toEqual(await sealForNetwork(key, "canary canary canary", here));
    expect(Buffer.from(sealed).includes(Buffer.from(utf8("canary")))).toBe(false);
  });

  it("does not open with any bit turned over", async () => {
    const key = await sevens();
    const attempts = flippedBits(fromBase64url(frozen)).map((bad) => () => openFromNetwork(key, bad, here));
    expect(attempts).toHaveLength(285 * 8);
    expect(await countOpened(attempts)).toBe(0);
  });

  it("does not open when cut or extended", async () => {
    const key = await sevens();
    const bad = cutAndExtended(fromBase64url(frozen));
    expect(await countOpened(bad.map((sealed) => () => openFromNetwork(key, sealed, here)))).toBe(0);
  });

  it("does not open in another network, table, row, field or epoch", async () => {
    const key = await sevens();
    // Sealed now as well: what an earlier code sealed would open nowhere if the place was bound in another way.
    for (const sealed of [fromBase64url(frozen), await sealForNetwork(key, "x", here)]) {
      const opened = (places: readonly Context[]) =>
        countOpened(places.map((place) => () => openFromNetwork(key, sealed, place)));
      expect([await opened([here]), await opened(elsewhere)]).toEqual([1, 0]);
    }
  });

  it("does not open with another key", async () => {
    const sealed = fromBase64url(frozen);
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 32, maxLength: 32 }), async (raw) => {
        fc.pre(raw.some((byte) => byte !== 7));
        const key = await importEpochKey(raw);
        expect(await countOpened([() => openFromNetwork(key, sealed, here)])).toBe(0);
      }),
    );
  });

  it("keeps the key where nobody can read it, and takes only 32 bytes", async () => {
    expect(toBase64url(makeEpochKey())).toHaveLength(43);
    expect((await sevens()).extractable).toBe(false);
    await expect(importEpochKey(new Uint8Array(16))).rejects.toThrow(RangeError);
  });
});

describe("self seal", () => {
  it("opens on this device only, in its place only", async () => {
    const key = await makeDeviceSeal();
    const sealed = await sealForSelf(key, "draft", here);
    expect(key.extractable).toBe(false);
    expect(await openFromSelf(key, sealed, here)).toBe("draft");
    const other = await makeDeviceSeal();
    const moved = elsewhere.map((place) => () => openFromSelf(key, sealed, place));
    expect(await countOpened([() => openFromSelf(other, sealed, here), ...moved])).toBe(0);
  });

  it("takes long texts, apart from short ones", async () => {
    const key = await makeDeviceSeal();
    const long = "é".repeat(60_000);
    const sealed = await sealLongForSelf(key, long, here);
    expect([sealed.length, await openLongFromSelf(key, sealed, here)]).toEqual([262173, long]);
    const short = await sealForSelf(key, long.slice(0, 6000), here);
    const crossed = [() => openLongFromSelf(key, short, here), () => openFromSelf(key, sealed, here)];
    const moved = elsewhere.map((place) => () => openLongFromSelf(key, sealed, place));
    expect(await countOpened([...crossed, ...moved])).toBe(0);
  });
});
