import { openEpochKey } from "@/seal/epoch-envelope";
import { openGuestSecrets } from "@/seal/guest";
import { openHello } from "@/seal/hello";
import { openPacket } from "@/seal/invite";
import { type SealingKeys, unwrapMemberKeys } from "@/seal/member-keys";
import { openFromNetwork } from "@/seal/network-seal";
import { openFromPair } from "@/seal/pair-seal";
import { openRoster } from "@/seal/roster-seal";
import type { SealedValue } from "./sealed-columns";

/** Keys of every kind there is; each is tried on everything. */
export type Keys = { readonly aes: readonly CryptoKey[]; readonly sealing: readonly SealingKeys[] };

/** The names of those that these keys open, as `nameOf` gives them, in order. */
export async function listOpened(keys: Keys, values: readonly SealedValue[]): Promise<string[]> {
  const verdicts = await Promise.all(values.map((value) => isOpenedBy(keys, value)));
  return values
    .filter((_, index) => verdicts[index])
    .map(nameOf)
    .sort();
}

/** Whether any of these keys opens the value in any of the ways in which anything is opened. */
async function isOpenedBy(keys: Keys, value: SealedValue): Promise<boolean> {
  return (await readOpened(keys, value)) !== null;
}

/** What stands in the value, as text, when any of these keys opens it in any of the ways in which anything is opened. */
export async function readOpened({ aes, sealing }: Keys, value: SealedValue): Promise<string | null> {
  const attempts = [
    ...aes.flatMap((key) => waysOfSecret(key, value)),
    ...sealing.flatMap((keys) => waysOfPair(keys, value)),
  ];
  const opened = (await Promise.allSettled(attempts)).find((tried) => tried.status === "fulfilled");
  if (!opened) return null;
  return typeof opened.value === "string" ? opened.value : JSON.stringify(opened.value);
}

/** Where a value stands: table, column and its row. */
export function nameOf(value: SealedValue): string {
  const { row } = placeOf(value);
  const { member_id: member, from_id: from, epoch } = value.row;
  return [`${value.table}.${value.column}`, row, member, from, epoch].filter(Boolean).join(" ");
}

function waysOfSecret(key: CryptoKey, value: SealedValue): Promise<unknown>[] {
  const { bytes } = value;
  const place = placeOf(value);
  const { network, row, epoch } = place;
  return [
    // What is sealed for oneself has the same form.
    openFromNetwork(key, bytes, place),
    openRoster(key, bytes, { network, epoch }),
    openPacket(key, bytes, row),
    openHello(key, bytes, { invite: row, network }),
    unwrapMemberKeys(key, bytes),
  ];
}

function waysOfPair(keys: SealingKeys, value: SealedValue): Promise<unknown>[] {
  const place = placeOf(value);
  const { network, epoch } = place;
  return [
    openFromPair(keys, value.bytes, place),
    openGuestSecrets(keys, value.bytes, { network, guest: place.row }),
    openEpochKey(keys, value.bytes, { network, epoch, member: String(value.row.member_id) }),
  ];
}

/** What a value is bound to: a network's own texts to its id, contacts to their match, a return to the member's row, what is for a guest to theirs. */
function placeOf({ table, column, row }: SealedValue) {
  const network = String(row.network_id);
  const isReturn = table === "arrivals" && column === "admission";
  return {
    network,
    table: isReturn ? "members" : table,
    row: String((isReturn ? row.member_id : null) ?? row.id ?? row.match_id ?? row.guest_id ?? network),
    field: column,
    epoch: Number(row[`${column}_epoch`] ?? row.epoch ?? 0),
  };
}
