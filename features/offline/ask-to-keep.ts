import { openRoom, type Room } from "@/features/kept/kept-caches";
import { everydayPages, formPages, openToAll } from "@/features/kept/what-is-kept";
import type { KeepRequest } from "./keep-request";

/** Has the service worker keep this page, and the everyday ones when they are no longer fresh. Never rejects. */
export async function askToKeep({ path, locale, ...room }: Visit): Promise<void> {
  try {
    await openRoom(room);
    await navigator.serviceWorker.register("/sw.js", { updateViaCache: "none" });
    const { active } = await navigator.serviceWorker.ready;
    if (isToBeSpared()) return;
    const ask = (request: KeepRequest) => active?.postMessage(request);
    ask({ keep: [path, ...everydayPages(room.network)], locale, maxAge: 3 * hour });
    ask({ keep: [...openToAll, ...formPages(room.network)], locale, maxAge: 24 * hour });
  } catch {
    // A browser that keeps nothing, or not here, has to do without.
  }
}

type Visit = Room & { path: string; locale: string };

const hour = 3_600_000;

/** Whoever pays for every megabyte, or waits for it, keeps what is visited and no more. */
function isToBeSpared(): boolean {
  const { connection } = navigator as { connection?: { saveData?: boolean; effectiveType?: string } };
  return connection?.saveData === true || (connection?.effectiveType?.includes("2g") ?? false);
}
