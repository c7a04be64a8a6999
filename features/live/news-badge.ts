/**
 * Counts what has come while nobody looks: in the tab's title and on the sign of an installed app as a number, in the
 * tab's sign as a dot. None of it says what it is about, or where. Gone as soon as somebody looks.
 */
export function countNews(count: number): void {
  if (document.visibilityState === "visible" || count === 0) return;
  if (unseen === 0) document.addEventListener("visibilitychange", clear);
  unseen += count;
  show();
}

let unseen = 0;

function clear() {
  if (document.visibilityState !== "visible") return;
  document.removeEventListener("visibilitychange", clear);
  unseen = 0;
  show();
}

function show() {
  const [, name = ""] = document.title.match(/^(?:\(\d+\) )?(.*)$/) ?? [];
  document.title = unseen > 0 ? `(${unseen}) ${name}` : name;
  for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel="icon"]')) {
    link.dataset.plain ??= link.href;
    link.href = unseen > 0 ? "/icon-news.svg" : link.dataset.plain;
  }
  badge(unseen).catch(() => {});
}

/** Not every browser has them, and some only for installed apps (https://www.w3.org/TR/badging/). */
async function badge(count: number): Promise<void> {
  if (!("setAppBadge" in navigator)) return;
  await (count > 0 ? navigator.setAppBadge(count) : navigator.clearAppBadge());
}
