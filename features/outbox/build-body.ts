import { type Answer, refuseHere } from "@/features/access/ask-server";
import type { Keyring } from "@/features/keyring/keyring";
import type { Entry } from "./outgoing";

/** The key to seal a contact for this person with, if the network vouches for it. */
export type FindKey = (network: string, member: string) => Promise<Answer<string>>;

export type Built = { readonly body: object; readonly sealedNote?: Entry["sealedNote"] };

/**
 * The body of a write, with all in it sealed as of now: the note with the newest key there is, a post's in the same
 * bytes as before as long as it is the same key, and a contact for whom the network vouches for at this moment. Refused while
 * the keys are in trouble.
 */
export async function buildBody(keyring: Keyring, entry: Entry, findKey: FindKey): Promise<Answer<Built>> {
  const { body, note, contact, as } = entry;
  if (keyring.trouble && (note || contact)) return refuseHere(keyring.trouble);
  const sealedNote = note && (await sealNote(keyring, entry, note));
  const handed = contact ? await sealContact(keyring, contact, as, findKey) : nothing;
  if (!handed.ok) return handed;
  const whole = { ...body, ...(sealedNote && { note: sealedNote }), ...handed.value, ...(as && { as }) };
  return { ok: true, value: { body: whole, sealedNote } };
}

const nothing = { ok: true, value: {} } as const;

async function sealNote(
  keyring: Keyring,
  { verb, sealedNote }: Entry,
  { text, table, row }: NonNullable<Entry["note"]>,
) {
  const isChange = verb.startsWith("edit-") || verb.startsWith("change-");
  // A change is later than whatever came while it waited.
  if (!isChange && sealedNote?.epoch === keyring.epoch) return sealedNote;
  return keyring.seal(text, { table, row, field: "note" }, isChange);
}

/** The copy is for whoever it is about: a guest's for the guest's key, which all hold who act for them. */
async function sealContact(
  keyring: Keyring,
  { match, other, text }: NonNullable<Entry["contact"]>,
  guest: string | undefined,
  findKey: FindKey,
): Promise<Answer<object>> {
  const theirs = await findKey(keyring.network, other);
  if (!theirs.ok) return theirs;
  const handed = { match, text, to: { id: other, key: theirs.value } };
  if (guest === undefined) return { ok: true, value: await keyring.sealContact(handed) };
  const own = await findKey(keyring.network, guest);
  if (!own.ok) return own;
  const from = { id: guest, key: own.value };
  return { ok: true, value: await keyring.sealContact({ ...handed, from }) };
}
