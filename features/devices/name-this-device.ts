import { send } from "@/features/access/send";
import { deviceNotes } from "@/features/keyring/device-notes";
import type { Keycard } from "@/features/keyring/keycard";
import { sealLabel } from "./device-label";

/**
 * Once for each time this device came in: gives it the name it would give itself, unless it was named elsewhere
 * already. Never throws; what does not get through now is tried again with the next page.
 */
export async function nameThisDevice(keycard: Keycard, name: string): Promise<void> {
  try {
    const notes = deviceNotes(keycard.network, keycard.deviceSeal);
    if ((await notes.recall(named)) === keycard.device) return;
    const label = await sealLabel(keycard, keycard.device, name);
    const body = { device: keycard.device, label, onlyUnnamed: true };
    if ((await send(keycard.network, "name-device", body)).ok) await notes.remember(named, keycard.device);
  } catch {
    // A browser that keeps nothing, or a session that ended meanwhile: the device goes without a name.
  }
}

const named = "device-named";
