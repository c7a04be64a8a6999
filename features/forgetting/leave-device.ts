import { dropKept } from "@/features/kept/kept-caches";
import { findKeycard, removeKeycard } from "@/features/keyring/keycard";
import { awaitPushAgain } from "@/features/notices/push-here";
import { outboxOf } from "@/features/outbox/outbox";

/**
 * What somebody who goes leaves behind on this device, once the server knows that they go: nothing but, unless they go
 * too, the keys with the notes and drafts they seal. False when the browser did not let go of the keys.
 */
export async function leaveDevice(network: string, removeKeys: boolean): Promise<boolean> {
  await dropKept(network);
  // In the name of somebody who has left, nothing goes out any more.
  await outboxOf(network).clear();
  if (!removeKeys) {
    await awaitPushAgain(network);
    return true;
  }
  // A browser that was told to clear everything may have no storage to open now.
  await removeKeycard(network).catch(() => {});
  return (await findKeycard(network).catch(() => null)) === null;
}
