/** The y coordinates of the eight points of small order on Ed25519, two of them also as written above the prime. */
const weak: readonly string[] = [
  `00${"00".repeat(31)}`,
  `01${"00".repeat(31)}`,
  `ec${"ff".repeat(30)}7f`,
  `ed${"ff".repeat(30)}7f`,
  `ee${"ff".repeat(30)}7f`,
  "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
  "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
];

/**
 * Whether a public key of 32 bytes is a point of small order, for which anyone can make signatures (the
 * cofactor is 8). The Web Crypto standard has `verify` refuse them; not every platform does, and two
 * members' devices must not judge one signature differently.
 */
export function isWeakPoint(publicKey: Uint8Array): boolean {
  const y = Uint8Array.from(publicKey);
  // The top bit is the sign of x.
  y[31] = (y[31] ?? 0) & 0x7f;
  return weak.includes(Array.from(y, (byte) => byte.toString(16).padStart(2, "0")).join(""));
}
