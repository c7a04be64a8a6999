import { createHash } from "node:crypto";
import { getLocale, getTranslations } from "next-intl/server";
import { drawMonth } from "./draw-month";

/**
 * Where a quick exit ends: this month's calendar, a page that names nothing and needs nothing else. The browser keeps
 * it for a day, so that it comes at once, also without a line.
 */
export async function sendAway(): Promise<Response> {
  const locale = await getLocale();
  const title = (await getTranslations("quiet"))("calendar");
  const body = `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,"><style>${style}</style></head><body>${drawMonth(new Date(), locale)}</body></html>`;
  return new Response(body, { headers });
}

const style =
  "body{font:1.1rem system-ui,sans-serif;margin:2rem auto;max-width:26rem;padding:0 1rem}" +
  "table{border-collapse:collapse;width:100%;table-layout:fixed}caption{font-weight:600;padding:.5rem}" +
  "th{font-weight:400}th,td{padding:.6rem 0;text-align:center}td{border-top:1px solid gray}";

const styleHash = createHash("sha256").update(style).digest("base64");

const headers = {
  "content-type": "text/html; charset=utf-8",
  "content-security-policy":
    `default-src 'none'; style-src 'sha256-${styleHash}'; img-src data:; ` +
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "cache-control": "private, max-age=86400",
};
