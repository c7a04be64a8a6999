/** For whom the server drew this page of a network: the member's id; null where it drew what lets somebody in. */
export function memberIn(html: string): string | null {
  return html.match(/ data-member="([\w-]+)"/)?.[1] ?? null;
}

/** The language the page is in; empty for none. */
export function languageOf(html: string): string {
  return html.match(/<html [^>]*\blang="(\w+)"/)?.[1] ?? "";
}

/**
 * Whether something went wrong after the page had begun, when its status was already told: React writes the error's
 * digest where its part would have stood, and into the data of the page (react-dom 19.3, react-server).
 */
export function isBroken(html: string): boolean {
  return / data-dgst="|:E\{\\?"digest/.test(html);
}

/** The page with the time at which it was kept written on it, in milliseconds since 1970. */
export function stampPage(html: string, now: number): string {
  return html.replace("<html ", `<html data-kept-at="${now}" `);
}
