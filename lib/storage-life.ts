/** What a browser says of itself, as `navigator` does. */
type Browser = { readonly userAgent: string; readonly maxTouchPoints: number };

/**
 * Whether this browser throws a site's storage away when nobody has opened the site for seven days
 * (https://webkit.org/blog/10218/, "7-Day Cap on All Script-Writeable Storage"): Safari, and on iPhones and iPads every
 * browser, for all of them are WebKit. Pages on the home screen are spared: ask whether this is one.
 */
export function forgetsInAWeek(browser: Browser): boolean {
  const { userAgent } = browser;
  return isIos(browser) || (/\bMacintosh\b/.test(userAgent) && /\bVersion\/[\d.]+ Safari\//.test(userAgent));
}

/** Whether a page can be put on the home screen where it has another storage than in the browser. */
export function isIos({ userAgent, maxTouchPoints }: Browser): boolean {
  // An iPad calls itself a Mac, but no Mac has a screen to touch.
  return /\b(iPhone|iPad|iPod)\b/.test(userAgent) || (/\bMacintosh\b/.test(userAgent) && maxTouchPoints > 1);
}
