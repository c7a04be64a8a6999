/** Browser and system out of what a browser says about itself, by the names people know; null for one unknown. */
export function describeDevice(userAgent: string): { browser: string | null; system: string | null } {
  return { browser: firstIn(browsers, userAgent), system: firstIn(systems, userAgent) };
}

/** Browsers pretend to be each other: whoever adds a name of their own stands before whom they pretend to be. */
const browsers: readonly Sign[] = [
  ["Samsung Internet", /SamsungBrowser\//],
  ["Edge", /\b(Edg|EdgA|EdgiOS)\//],
  ["Opera", /\b(OPR|OPT)\//],
  ["Firefox", /\b(Firefox|FxiOS)\//],
  ["Chrome", /(Chrome|Chromium|CriOS)\//],
  ["Safari", /\bSafari\//],
];

const systems: readonly Sign[] = [
  ["iPhone", /\biPhone\b/],
  ["iPad", /\biPad\b/],
  ["Android", /\bAndroid\b/],
  ["ChromeOS", /\bCrOS\b/],
  ["Windows", /\bWindows\b/],
  ["Mac", /\bMac OS X\b|\bMacintosh\b/],
  ["Linux", /\bLinux\b/],
];

type Sign = readonly [name: string, sign: RegExp];

function firstIn(signs: readonly Sign[], userAgent: string): string | null {
  return signs.find(([, sign]) => sign.test(userAgent))?.[0] ?? null;
}
