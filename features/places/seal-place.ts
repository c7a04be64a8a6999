import type { Keyring } from "@/features/keyring/keyring";
import type { ListedPlace } from "./queries";

/** What `save-place` takes, with the label sealed for the network. */
export async function sealPlace(
  keyring: Keyring,
  place: string,
  label: string,
  cell?: string | null,
): Promise<SealedPlace> {
  const { sealed, epoch } = await keyring.seal(label, { table: "places", row: place, field: "label" });
  return { place, label: sealed, epoch, ...(cell && { cell }) };
}

export type SealedPlace = {
  readonly place: string;
  readonly label: string;
  readonly epoch: number;
  readonly cell?: string;
};

/** What `save-place` takes for a place as it is: the same bytes, unless the network has changed its keys. */
export async function sealAgain(keyring: Keyring, { id, label, epoch }: ListedPlace): Promise<SealedPlace> {
  if (epoch === keyring.epoch) return { place: id, label, epoch };
  const at = { table: "places", row: id, field: "label", epoch };
  return sealPlace(keyring, id, await keyring.open(label, at));
}
