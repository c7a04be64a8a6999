import { describe, expect, it } from "vitest";
import { builtInBrowser, intentLink } from "./built-in-browser";

const iphone =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)";
const webview =
  "Mozilla/5.0 (Linux; Android 14; Pixel 8 Build/AP2A.240805.005; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/139.0.7258.94 Mobile Safari/537.36";

describe("a browser inside of an app", () => {
  it.each([
    [
      "Instagram",
      `${iphone} Mobile/22G86 Instagram 393.0.0.28.83 (iPhone15,2; iOS 18_6; en_US; en; scale=3.00)`,
    ],
    ["Instagram", `${webview} Instagram 390.0.0.43.81 Android (34/14; 420dpi; 1080x2154; Google; Pixel 8)`],
    [
      "Facebook",
      `${iphone} Mobile/22G86 [FBAN/FBIOS;FBAV/524.0.0.45.107;FBBV/770000000;FBDV/iPhone15,2;FBMD/iPhone;FBSN/iOS]`,
    ],
    ["Facebook", `${webview} [FB_IAB/FB4A;FBAV/524.0.0.53.77;IABMV/1;]`],
    ["Messenger", `${iphone} Mobile/22G86 [FBAN/MessengerForiOS;FBAV/520.0.0.40.106;FBBV/760000000]`],
    ["Messenger", `${webview} [FB_IAB/Orca-Android;FBAV/520.0.0.44.109;]`],
    ["WhatsApp", `${webview} WhatsApp/2.25.22.80`],
    ["Telegram", `${webview} Telegram-Android/11.14.1 (Google Pixel 8; Android 14; SDK 34; HIGH)`],
    ["LINE", `${iphone} Mobile/22G86 Safari Line/15.12.0`],
    ["LINE", `${webview} Line/15.12.0/IAB`],
    ["WeChat", `${iphone} Mobile/15E148 MicroMessenger/8.0.61(0x18003d28) NetType/WIFI Language/en`],
    ["TikTok", `${webview} musical_ly_2024108030 JsSdk/1.0 NetType/WIFI BytedanceWebview/d8a21c6`],
    [
      "TikTok",
      `${iphone} Mobile/22G86 musical_ly_40.8.0 JsSdk/2.0 NetType/WIFI Channel/App Store BytedanceWebview/d8a21c6`,
    ],
    ["Snapchat", `${iphone} Mobile/22G86 Safari/604.1 Snapchat/13.52.0.43 (like Safari/8621.3.11, panda)`],
    ["LinkedIn", `${iphone} Mobile/22G86 [LinkedInApp]/9.31.3246`],
    ["LinkedIn", `${webview} [LinkedInApp]/4.1.1104`],
    ["X", `${iphone} Mobile/22G86 Twitter for iPhone/11.9`],
    ["", webview],
    ["", `${iphone} Mobile/15E148`],
  ])("%s: %s", (app, userAgent) => {
    expect(builtInBrowser(userAgent)).toBe(app);
  });
});

describe("a browser of its own", () => {
  const android = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko)";
  it.each([
    ["Safari", `${iphone} Version/18.6 Mobile/15E148 Safari/604.1`],
    ["Chrome on iOS", `${iphone} CriOS/139.0.7258.76 Mobile/15E148 Safari/604.1`],
    ["Firefox on iOS", `${iphone} FxiOS/141.0 Mobile/15E148 Safari/605.1.15`],
    ["Edge on iOS", `${iphone} Version/18.0 EdgiOS/138.0.3351.95 Mobile/15E148 Safari/604.1`],
    ["Chrome on Android", `${android} Chrome/139.0.0.0 Mobile Safari/537.36`],
    ["Samsung Internet", `${android} SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36`],
    ["Firefox on Android", "Mozilla/5.0 (Android 14; Mobile; rv:141.0) Gecko/141.0 Firefox/141.0"],
    [
      "Chrome on Windows",
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Safari/537.36",
    ],
    [
      "Safari on an iPad",
      "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Safari/605.1.15",
    ],
    ["Firefox on Linux", "Mozilla/5.0 (X11; Linux x86_64; rv:141.0) Gecko/20100101 Firefox/141.0"],
    ["nothing at all", ""],
  ])("%s", (_, userAgent) => {
    expect(builtInBrowser(userAgent)).toBeNull();
  });
});

describe("intentLink", () => {
  /** As android.content.Intent.parseUri takes it apart: the last `#` begins what is for Android. */
  function parse(intent: string): string {
    const [, scheme] = intent.match(/;scheme=(\w+);/) ?? [];
    return intent.slice(0, intent.lastIndexOf("#")).replace(/^intent:/, `${scheme}:`);
  }

  it.each(["https://holdfast.example/join/1f#secret.finger", "http://localhost:3000/start"])("%s", (link) => {
    expect(intentLink(link)).toMatch(/^intent:\/\/.*#Intent;.*;end$/);
    expect(parse(intentLink(link))).toBe(link);
  });
});
