import type { PlaceCard } from "@/domain/board";
import type { Keyring } from "@/features/keyring/keyring";
import { profileAt, type SealedMember } from "@/features/keyring/member-name";
import { readName } from "@/features/keyring/profile";
import { type LogNote, writeNote } from "./log-note";

/** Whom and what an act is about. */
export type Concerned = Pick<LogNote, "second" | "listing" | "renamed"> & {
  readonly member?: SealedMember;
  readonly place?: PlaceCard;
};

/** A line of the log to send along with an act; it carries the time on this device. */
export async function sealLogEntry(keyring: Keyring, { member, place, ...concerned }: Concerned, id: string) {
  const about = { ...(await aboutOf(keyring, member)), place: await nameOfPlace(keyring, place) };
  const note = writeNote({ ...concerned, ...about, at: new Date().toISOString() });
  const { sealed, epoch } = await keyring.seal(note, { table: "log_entries", row: id, field: "entry" });
  return { id, entry: sealed, epoch };
}

/** Somebody whose name does not open is known by their number alone. */
async function aboutOf(keyring: Keyring, member: SealedMember | undefined) {
  if (!member) return {};
  const opened = await keyring.open(member.name, profileAt(member)).then(readName, () => undefined);
  return { about: member.id, name: opened };
}

async function nameOfPlace(keyring: Keyring, place: PlaceCard | undefined): Promise<string | undefined> {
  if (!place) return undefined;
  const at = { table: "places", row: place.id, field: "label", epoch: place.epoch };
  return keyring.open(place.label, at).catch(() => undefined);
}
