import { delMany, keys } from "idb-keyval";
import { dropKept } from "@/features/kept/kept-caches";
import { burningNote } from "./burning-note";
import { deviceNotes } from "./device-notes";
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
  const at = await deviceNotes(network, keycard.deviceSeal).recall(burningNote);
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

/** Drafts, one's own and those for guests; how far texts had come, so that older ones are not believed; the burning. */
const staying = /^(?:guest \S+ )?draft:|^revisions$|^burning$/;
