/**
 * The browsers inside of apps that people open links in, by what they put into their user agent. Seen in the wild; a
 * new app is caught by the general marks below.
 */
const apps: readonly (readonly [name: string, mark: RegExp])[] = [
  ["Messenger", /\bFBAN\/Messenger|\bFB_IAB\/(Orca|MESSENGER)/i],
  ["Instagram", /\bInstagram\b/],
  ["Threads", /\bBarcelona\b/],
  ["Facebook", /\bFB(AN|AV|_IAB)\b/],
  ["WhatsApp", /\bWhatsApp\b/],
  ["Telegram", /\bTelegram\b/],
  ["WeChat", /\bMicroMessenger\b/],
  ["TikTok", /\bTikTok\b|\bmusical_ly|\bBytedanceWebview\b|\btrill_/i],
  ["Snapchat", /\bSnapchat\b/],
  ["LinkedIn", /\bLinkedInApp\b/],
  ["LINE", /\bLine\/\d/],
  ["KakaoTalk", /\bKAKAOTALK\b/],
  ["X", /\bTwitter(Android| for )/],
  ["Discord", /\bDiscord\b/],
];

/** A user agent's own words for a page inside of an Android app: https://developer.chrome.com/docs/webview/user-agent */
const androidView = /\bAndroid\b.*; wv\)/;

/** Browsers on iOS say a name of theirs, Safari or another; a page inside of an app says none. */
const iosView =
  /\b(iPhone|iPad|iPod)\b.*AppleWebKit(?!.*\b(Safari|CriOS|FxiOS|EdgiOS|OPT|DuckDuckGo|Brave)\b)/;

/**
 * The app whose built-in browser this is, or "" when it does not say which; null for a browser of its own. A page on
 * the home screen of an iPhone calls itself like a page inside of an app: ask `navigator.standalone` as well.
 */
export function builtInBrowser(userAgent: string): string | null {
  const app = apps.find(([, mark]) => mark.test(userAgent))?.[0];
  return app ?? (androidView.test(userAgent) || iosView.test(userAgent) ? "" : null);
}

/**
 * The address by which Android opens a link in the browser that somebody has chosen
 * (https://developer.chrome.com/docs/android/intents); what stands behind the `#` goes along.
 */
export function intentLink(link: string): string {
  const { protocol, href } = new URL(link);
  return `${href.replace(/^https?:/, "intent:")}#Intent;scheme=${protocol.slice(0, -1)};action=android.intent.action.VIEW;category=android.intent.category.BROWSABLE;end`;
}
