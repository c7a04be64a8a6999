import type { Keyring } from "@/features/keyring/keyring";
import { readName } from "@/features/keyring/profile";
import type { MyData } from "./find-my-data";

/** As it arrives: JSON makes text of dates. */
export type SentData = Sent<MyData>;

type Sent<Value> = Value extends Date
  ? string
  : Value extends object
    ? { [Key in keyof Value]: Sent<Value[Key]> }
    : Value;

/**
 * One's own data as a JSON text that a person can read: everything sealed is opened here, on the device. What does
 * not open is null, and so is a contact that is not by the word of those it should come from.
 */
export async function myDataFile(data: SentData, keyring: Keyring): Promise<string> {
  const open = (sealed: string, at: Parameters<Keyring["open"]>[1]) =>
    keyring.open(sealed, at).catch(() => null);
  const named = async ({ id, name, epoch }: { id: string; name: string; epoch: number }) => {
    const profile = await open(name, { table: "members", row: id, field: "profile", epoch });
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

  const { me } = data;
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
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}
