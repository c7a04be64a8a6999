import { delMany, keys } from "idb-keyval";
import { dropKept } from "@/features/kept/kept-caches";
import { type DeviceNotes, deviceNotes } from "./device-notes";
import { deviceStore } from "./device-store";
import { type Keycard, removeKeycard } from "./keycard";

/**
 * Call when the network does not know this device any more. Copies of its pages go, its name, and every note of what one
 * did there and with whom. What was typed and never sent stays with the keys that open it until its owner says so:
 * nobody else has it, and whoever is still a member may come back by their words and send it. But where a page here had
 * seen that the network was being burnt nothing stays: `burned`. Rejects when the browser does not open its storage.
 */
export async function forgetAfterRefusal(keycard: Keycard): Promise<"refused" | "burned"> {
  const { network } = keycard;
  await dropKept(network);
  const at = await deviceNotes(network, keycard.deviceSeal).recall(burning);
  if (at !== null && Date.now() >= Number(at)) {
    await removeKeycard(network);
    return "burned";
  }
  const scope = `note:${network}:`;
  const notes = (await keys<string>(deviceStore())).filter((key) => key.startsWith(scope));
  await delMany(
    notes.filter((key) => !staying.test(key.slice(scope.length))),
    deviceStore(),
  );
  return "refused";
}

/** Notes down that the network is to be burnt in so many seconds, or, with null, that it is not. Never rejects. */
export async function noteBurning(notes: DeviceNotes, seconds: number | null): Promise<void> {
  // A little earlier: nobody is refused for it before it happens, and clocks are read one after the other.
  const at = seconds !== null && Date.now() + (seconds - 2) * 1000;
  await (at === false ? notes.forget(burning) : notes.remember(burning, String(at))).catch(() => {});
}

const burning = "burning";

/** Drafts, one's own and those for guests; how far texts had come, so that older ones are not believed; the burning. */
const staying = /^(?:guest \S+ )?draft:|^revisions$|^burning$/;
