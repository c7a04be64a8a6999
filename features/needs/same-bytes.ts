/** True when a row holds the sealed text that was sent, for answering a second sending as the first. */
export function isSameBytes(one: Uint8Array | null, other: Uint8Array | null): boolean {
  return one === null || other === null ? one === other : Buffer.compare(one, other) === 0;
}
