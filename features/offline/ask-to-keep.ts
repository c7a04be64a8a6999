import { dropAllKept, dropKept, hasLeft, openRoom, type Room } from "@/features/kept/kept-caches";
import { everydayPages, formPages, openToAll } from "@/features/kept/what-is-kept";
import { listKeycards } from "@/features/keyring/keycard";
import type { KeepRequest } from "./keep-request";

/** Has the service worker keep this page, and the everyday ones when they are no longer fresh. Never rejects. */
export async function askToKeep({ path, locale, ...room }: Visit): Promise<void> {
  const { network } = room;
  if (hasLeft(network)) return;
  try {
    await openRoom(room);
    await navigator.serviceWorker.register("/sw.js", { updateViaCache: "none" });
    if (hasLeft(network)) return await takeBack(network);
    const { active } = await navigator.serviceWorker.ready;
    if (isToBeSpared()) return;
    const ask = (request: KeepRequest) => active?.postMessage(request);
    ask({ keep: [path, ...everydayPages(network)], locale, maxAge: 3 * hour });
    ask({ keep: [...openToAll, ...formPages(network)], locale, maxAge: 24 * hour });
  } catch {
    // A browser that keeps nothing, or not here, has to do without.
  }
}

/** Whoever left in the middle of it leaves nothing, with their last network not even who would keep it. */
async function takeBack(network: string) {
  await dropKept(network);
  if ((await listKeycards()).length === 0) await dropAllKept();
}

type Visit = Room & { path: string; locale: string };

const hour = 3_600_000;

/** Whoever pays for every megabyte, or waits for it, keeps what is visited and no more. */
function isToBeSpared(): boolean {
  const { connection } = navigator as { connection?: { saveData?: boolean; effectiveType?: string } };
  return connection?.saveData === true || (connection?.effectiveType?.includes("2g") ?? false);
}
