import type { Keyring } from "@/features/keyring/keyring";
import { profileAt, type SealedMember } from "@/features/keyring/member-name";
import { readName } from "@/features/keyring/profile";
import type { Unsent } from "@/features/outbox/list-unsent";
import type { MyData } from "./find-my-data";

/** As it arrives: JSON makes text of dates. */
export type SentData = Sent<MyData>;

type Sent<Value> = Value extends Date
  ? string
  : Value extends object
    ? { [Key in keyof Value]: Sent<Value[Key]> }
    : Value;

/** What only this device knows. */
type Here = {
  openLabel(device: string, label: string): Promise<string | null>;
  readonly unsent: Unsent;
};

/**
 * One's own data as a JSON text that a person can read: everything sealed is opened here, on the device. What does
 * not open is null, and so is a contact that is not by the word of those it should come from.
 */
export async function myDataFile(data: SentData, keyring: Keyring, here: Here): Promise<string> {
  const open = (sealed: string, at: Parameters<Keyring["open"]>[1]) =>
    keyring.open(sealed, at).catch(() => null);
  const named = async (person: SealedMember) => {
    const profile = await open(person.name, profileAt(person));
    return profile && readName(profile);
  };
  const noted = async <Listing extends { id: string; note: { text: string; epoch: number } | null }>(
    table: "needs" | "need_series" | "offers",
    { note, ...listing }: Listing,
  ) => ({
    ...listing,
    note: note && (await open(note.text, { table, row: listing.id, field: "note", epoch: note.epoch })),
  });
  const contact = async (
    { id: match, other }: { id: string; other: { id: string } },
    sealed: string | null,
    field: "contact" | "own_copy",
  ) => {
    if (!sealed) return null;
    const opened = await keyring.openContact({ match, other: other.id, sealed, field }).catch(() => null);
    return opened?.text ?? null;
  };

  const { me, acts } = data;
  const file = {
    zone: data.zone,
    notices: data.notices,
    me: { ...me, name: await named(me) },
    places: await Promise.all(
      data.places.map(async ({ id, label, epoch }) => ({
        id,
        name: await open(label, { table: "places", row: id, field: "label", epoch }),
      })),
    ),
    needs: await Promise.all(data.needs.map((need) => noted("needs", need))),
    series: await Promise.all(data.series.map((each) => noted("need_series", each))),
    offers: await Promise.all(data.offers.map((offer) => noted("offers", offer))),
    matches: await Promise.all(
      data.matches.map(async ({ id, during, state, category, quantity, helperId, other, ...match }) => ({
        ...{ id, during, state, category, quantity },
        iHelp: helperId === me.id,
        with: await named(other),
        theirContact: await contact({ id, other }, match.contact, "contact"),
        myContact: await contact({ id, other }, match.ownCopy, "own_copy"),
      })),
    ),
    devices: await Promise.all(
      acts.devices.map(async ({ label, ...device }) => ({
        ...device,
        name: label && (await here.openLabel(device.id, label)),
      })),
    ),
    guestsWrittenDown: await Promise.all(
      acts.guests.map(async (guest) => ({ ...guest, name: await named({ ...guest, guest: true }) })),
    ),
    log: await Promise.all(
      acts.log.map(async ({ by, entry, epoch, ...line }) => ({
        ...line,
        says:
          entry &&
          epoch !== null &&
          (await open(entry, { table: "log_entries", row: line.id, field: "entry", epoch })),
      })),
    ),
    requests: await Promise.all(
      acts.requests.map(async ({ statement, epoch, ...request }) => ({
        ...request,
        says:
          statement &&
          epoch !== null &&
          (await open(statement, { table: "requests", row: request.id, field: "statement", epoch })),
      })),
    ),
    invitations: acts.invites,
    waitingToBeLetIn: acts.arrivals,
    told: acts.told,
    onThisDevice: here.unsent,
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}
