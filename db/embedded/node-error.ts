/** Whether this is an error of Node's own with one of these codes (`ENOENT`, `EEXIST`, …). */
export function isNodeError(error: unknown, ...codes: string[]): error is NodeJS.ErrnoException {
  return error instanceof Error && "code" in error && codes.includes(String(error.code));
}
