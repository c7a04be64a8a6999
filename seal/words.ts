import { type Bytes, randomBytes } from "./bytes";

/** A member's secret: 16 random bytes. At 128 bits no stretching is needed. */
export function makeSecret(): Bytes {
  return randomBytes(16);
}

/** The 12 English BIP39 words of a secret, with single spaces between; RangeError unless it has 16 bytes. */
export async function toWords(secret: Uint8Array): Promise<string> {
  if (secret.length !== 16) throw new RangeError(`A secret has 16 bytes, not ${secret.length}.`);
  const { entropyToMnemonic, wordlist } = await loadWords();
  return entropyToMnemonic(new Uint8Array(secret), wordlist);
}

/**
 * The secret of 12 words as somebody types them: any case, any spaces, commas, line breaks or numbering, and words cut
 * after four or more letters (BIP39 words differ in their first four). Null for an unknown word, another count or a
 * wrong check sum; one swap of two words in sixteen passes the 4-bit check sum and gives another secret. Never throws.
 */
export async function fromWords(text: string): Promise<Bytes | null> {
  const read = await readWords(text);
  return read instanceof Uint8Array ? read : null;
}

/** What is wrong with twelve typed words: how many there are, the first unknown one (counted from 1), or their check sum. */
export type WordsFault =
  | { reason: "count"; count: number }
  | { reason: "unknown"; position: number; word: string }
  | { reason: "check-sum" };

/** Why `fromWords` gives nothing for this text, or null when it gives a secret. Never throws. */
export async function whyNotWords(text: string): Promise<WordsFault | null> {
  const read = await readWords(text);
  return read instanceof Uint8Array ? null : read;
}

async function readWords(text: string): Promise<Bytes | WordsFault> {
  const { mnemonicToEntropy, wordlist } = await loadWords();
  const typed = text
    .normalize("NFKD")
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter(Boolean);
  const words = typed.map((word) => findWord(wordlist, word));
  const unknown = words.indexOf(undefined);
  if (unknown >= 0) return { reason: "unknown", position: unknown + 1, word: typed[unknown] ?? "" };
  if (words.length !== 12) return { reason: "count", count: words.length };
  try {
    return new Uint8Array(mnemonicToEntropy(words.join(" "), wordlist));
  } catch {
    // The check sum is wrong: the one thing left that can be.
    return { reason: "check-sum" };
  }
}

function findWord(wordlist: readonly string[], typed: string): string | undefined {
  if (wordlist.includes(typed)) return typed;
  return typed.length >= 4 ? wordlist.find((word) => word.startsWith(typed)) : undefined;
}

async function loadWords() {
  const [{ entropyToMnemonic, mnemonicToEntropy }, { wordlist }] = await Promise.all([
    import("@scure/bip39"),
    import("@scure/bip39/wordlists/english.js"),
  ]);
  return { entropyToMnemonic, mnemonicToEntropy, wordlist };
}
