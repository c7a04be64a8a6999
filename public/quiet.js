// Leaving in a hurry: the button "Quick exit", or Escape twice within a second. Afterwards no page of ours comes back
// by "Back", in any tab. It is a file of its own, loaded before anything is drawn, so that it works while the code of
// the page is still on its way, and so that a page somebody went back to is gone before it can be read.
(() => {
  const away = "/away";
  const mark = "holdfast-left";
  const page = document.documentElement;

  function leave() {
    // The other tabs see it, hide and go as well.
    keep("localStorage", Math.random().toString(36));
    go();
    // What the browser shows of ours outside of its tabs: a number on the sign of an installed app, and notices, which
    // only the service worker outlives this page to close (features/offline/worker). A page loaded past it looks for it.
    const workers = navigator.serviceWorker;
    Promise.resolve(workers?.controller ?? workers?.getRegistration().then((found) => found?.active))
      .then((worker) => worker?.postMessage("left"))
      .catch(() => {});
    navigator.clearAppBadge?.().catch(() => {});
  }

  function go() {
    page.hidden = true;
    // What is being typed is sealed and kept when a page ends; that takes a moment longer than a page that ends has.
    window.dispatchEvent(new Event("pagehide"));
    setTimeout(() => location.replace(away), 60);
  }

  let lastEscape = Number.NEGATIVE_INFINITY;
  window.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape" || event.repeat) return;
      if (event.timeStamp - lastEscape < 1000) leave();
      lastEscape = event.timeStamp;
    },
    true,
  );

  window.addEventListener(
    "click",
    (event) => {
      if (!(event.target instanceof Element) || !event.target.closest("[data-quick-exit]")) return;
      event.preventDefault();
      leave();
    },
    true,
  );

  window.addEventListener("storage", ({ key, newValue }) => {
    if (key === mark && newValue !== null) go();
  });

  // Whoever comes by an address or a link comes of their own will; whoever goes back may be somebody else.
  const [entry] = performance.getEntriesByType("navigation");
  if (entry?.type === "navigate") keep("sessionStorage", kept("localStorage"));
  else if (entry?.type === "back_forward" && hasLeft()) {
    page.hidden = true;
    location.replace(away);
  }

  // A browser may keep whole pages and show them again as they were.
  window.addEventListener("pagehide", (event) => {
    if (event.persisted) page.hidden = true;
  });
  window.addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    if (hasLeft()) location.replace(away);
    else page.hidden = false;
  });

  /** Whether somebody left, in any tab, since this one was come to. */
  function hasLeft() {
    const last = kept("localStorage");
    return last !== null && last !== kept("sessionStorage");
  }

  // A browser that keeps nothing forgets that somebody left; they are gone all the same.
  function kept(where) {
    try {
      return window[where].getItem(mark);
    } catch {
      return null;
    }
  }

  function keep(where, text) {
    try {
      if (text !== null) window[where].setItem(mark, text);
    } catch {}
  }
})();
