import { isIos } from "@/lib/storage-life";

/** Whether this browser can be told; `home-screen`: not from here, but from there. */
export type PushAbility = "able" | "denied" | "unsupported" | "home-screen";

/** What stood in the way in this browser, besides what the server says. */
export type PushTrouble = "denied" | "notReady" | "refused";

/** On iPhones and iPads only pages on the home screen can show messages (https://webkit.org/blog/13878/). */
export function pushAbility(): PushAbility {
  const knows = "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;
  if (!knows) return isIos(navigator) ? "home-screen" : "unsupported";
  return Notification.permission === "denied" ? "denied" : "able";
}
