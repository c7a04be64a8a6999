import { keys } from "idb-keyval";
import { deviceStore } from "./device-store";
import { isOfNetwork } from "./keycard";

/**
 * Whether this device keeps nothing but what belongs to this network: no other keycard, no half-made membership, no
 * draft from outside. What was chosen for the device itself does not count. False when its storage does not open.
 */
export async function isOnlyNetwork(network: string): Promise<boolean> {
  const all = await keys<string>(deviceStore()).catch(() => null);
  return all?.every((key) => isOfNetwork(key, network) || isOfDevice(key)) ?? false;
}

function isOfDevice(key: string): boolean {
  return key.startsWith("quiet:") || key.startsWith("seal:");
}
