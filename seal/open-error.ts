/**
 * Something sealed did not open: wrong key, wrong place, damaged, cut short, of an unknown format, or text that is no
 * base64url. Says no more on purpose; what the platform threw, if anything, is in `cause`.
 */
export class OpenError extends Error {
  override readonly name = "OpenError";
}
