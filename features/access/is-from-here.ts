import { siteOrigin } from "./origin";

/**
 * Whether a page of ours sent this write. Browsers say so by Sec-Fetch-Site, which no script can set, and older ones
 * by the Origin of a POST; what says neither was not sent by a page. A page that is open at another address of this
 * very server counts as ours, so that it can be told the right one.
 */
export function isFromHere({ headers }: Request): boolean {
  const site = headers.get("sec-fetch-site");
  const origin = headers.get("origin");
  if (site !== null && site !== "same-origin") return false;
  if (origin === null) return site === "same-origin";
  return origin === siteOrigin() || (site === "same-origin" && hostOf(origin) === headers.get("host"));
}

/**
 * Whether data may be read by who asks: our own pages, somebody who typed the address, and programs and old browsers,
 * which say nothing. Not what another site made a browser ask for: it could not read the answer, but see how long it
 * takes.
 */
export function mayRead({ headers }: { headers: Pick<Headers, "get"> }): boolean {
  const site = headers.get("sec-fetch-site");
  return site === null || site === "same-origin" || site === "none";
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}
