import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromWords, makeSecret, toWords, whyNotWords } from "./words";

// github.com/trezor/python-mnemonic, vectors.json, the English ones of 128 bits.
const vectors = [
  [
    "00000000000000000000000000000000",
    "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about",
  ],
  [
    "7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f",
    "legal winner thank year wave sausage worth useful legal winner thank yellow",
  ],
  [
    "80808080808080808080808080808080",
    "letter advice cage absurd amount doctor acoustic avoid letter advice cage above",
  ],
  ["ffffffffffffffffffffffffffffffff", "zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo wrong"],
  [
    "9e885d952ad362caeb4efe34a8e91bd2",
    "ozone drill grab fiber curtain grace pudding thank cruise elder eight picnic",
  ],
  [
    "c0ba5a8e914111210f2bd131f3d5e08d",
    "scheme spot photo card baby mountain device kick cradle pact join borrow",
  ],
  [
    "23db8160a31d3e0dca3688ed941adbf3",
    "cat swing flag economy stadium alone churn speed unique patch report train",
  ],
  [
    "f30f8c1da665478f49b001d94c5fc452",
    "vessel ladder alter error federal sibling chat ability sun glass valve picture",
  ],
] as const;

const hex = (text: string) => Uint8Array.from(Buffer.from(text, "hex"));
const ozone = "ozone drill grab fiber curtain grace pudding thank cruise elder eight picnic";
const ozoneSecret = hex("9e885d952ad362caeb4efe34a8e91bd2");

describe("words", () => {
  it.each(vectors)("writes and reads the BIP39 vector %s", async (entropy, words) => {
    expect(await toWords(hex(entropy))).toBe(words);
    expect(await fromWords(words)).toEqual(hex(entropy));
  });

  it("gives back any secret", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 16, maxLength: 16 }), async (secret) => {
        const words = await toWords(secret);
        expect(await fromWords(words)).toEqual(secret);
        const short = words.split(" ").map((word) => word.slice(0, 4));
        expect(await fromWords(short.join(" "))).toEqual(secret);
      }),
    );
    expect(makeSecret()).toHaveLength(16);
    expect(makeSecret()).not.toEqual(makeSecret());
  });

  it.each([
    ["capitals", ozone.toUpperCase()],
    ["spaces and lines", `\n  ${ozone.replaceAll(" ", " \t\n ")}  \u00a0`],
    ["commas", ozone.replaceAll(" ", ", ")],
    [
      "numbering",
      ozone
        .split(" ")
        .map((word, index) => `${index + 1}. ${word}`)
        .join("\n"),
    ],
    ["cut words", "ozon drill grab fibe curta grac pudd than cruis elde eigh picn"],
    ["wide letters", ozone.replace("ozone", "ｏｚｏｎｅ")],
  ])("reads %s", async (_, typed) => {
    expect(await fromWords(typed)).toEqual(ozoneSecret);
  });

  it.each([
    ["nothing", ""],
    ["eleven words", ozone.split(" ").slice(1).join(" ")],
    ["thirteen words", `${ozone} zoo`],
    ["a word that is not listed", ozone.replace("drill", "strike")],
    ["three letters of a longer word", ozone.replace("drill", "dri")],
    ["a word with letters after it", ozone.replace("drill", "drilling")],
    ["a wrong check sum", ozone.replace("picnic", "picture")],
    ["two words in each other's place", ozone.replace("ozone drill", "drill ozone")],
    ["another alphabet", "озон дрель ".repeat(6)],
    ["a lone surrogate", ozone.replace("ozone", "oz\ud800one")],
    ["a very long text", "zoo ".repeat(100_000)],
  ])("gives null for %s", async (_, typed) => {
    expect(await fromWords(typed)).toBeNull();
  });

  it("keeps three-letter words apart from longer ones that begin with them", async () => {
    const secret = hex("02600000000000000000000000000000");
    const words = await toWords(secret);
    expect(words).toMatch(/^act /);
    expect(await fromWords(words.replace("act ", "acti "))).not.toEqual(secret);
    expect(await fromWords(words)).toEqual(secret);
  });

  it("refuses a secret of another length", async () => {
    await expect(toWords(new Uint8Array(32))).rejects.toThrow(RangeError);
  });

  it.each([
    [ozone, null],
    ["", { reason: "count", count: 0 }],
    ["ozone drill grab", { reason: "count", count: 3 }],
    [`${ozone} zoo`, { reason: "count", count: 13 }],
    [ozone.replace("grab", "grob"), { reason: "unknown", position: 3, word: "grob" }],
    ["1. ozone 2. dri", { reason: "unknown", position: 2, word: "dri" }],
    [ozone.replace("picnic", "ozone"), { reason: "check-sum" }],
  ])("says what is wrong with %j", async (text, fault) => {
    expect(await whyNotWords(text)).toEqual(fault);
  });
});
