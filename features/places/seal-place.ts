import type { Keyring } from "@/features/keyring/keyring";

/** What `save-place` takes, with the label sealed for the network. */
export async function sealPlace(keyring: Keyring, place: string, label: string) {
  const { sealed, epoch } = await keyring.seal(label, { table: "places", row: place, field: "label" });
  return { place, label: sealed, epoch };
}
