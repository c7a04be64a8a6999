/** What a page asks of the service worker: to keep these pages, unless copies of this age (milliseconds) are there. */
export type KeepRequest = {
  readonly keep: readonly string[];
  readonly locale: string;
  readonly maxAge: number;
};

export function isKeepRequest(data: unknown): data is KeepRequest {
  return typeof data === "object" && data !== null && "keep" in data && Array.isArray(data.keep);
}
