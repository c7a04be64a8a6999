/**
 * Sending did not work, and is worth another try. Has a code out of a program and nothing of what the other side said,
 * which may repeat an address.
 */
export class SendingError extends Error {
  override name = "SendingError";
  constructor(readonly code: string) {
    super("Could not send.");
  }
}

/** The code of what was thrown, when it is one. */
export function codeOf(thrown: unknown): string {
  const { code } = thrown instanceof Error ? (thrown as { code?: unknown }) : {};
  return typeof code === "string" && /^\w{1,40}$/.test(code) ? code : "UNKNOWN";
}
