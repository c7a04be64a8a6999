import { likenessOf } from "@/domain/same-name";
import type { Keyring } from "@/features/keyring/keyring";
import { alone } from "@/lib/alone";

/**
 * Remembers on this device what everybody is called now, sealed, and forgets who is not there any more; somebody whose
 * name does not open (null) is called what they were called before. Gives what those
 * were called who have taken another name within the last days, by member id; a name that looks the same is no other one.
 * Storage that does not open remembers nothing. Never rejects.
 */
export async function learnNames(
  keyring: Pick<Keyring, "network" | "remember" | "recall">,
  names: ReadonlyMap<string, string | null>,
  now = Date.now(),
): Promise<ReadonlyMap<string, readonly string[]>> {
  return alone(`names:${keyring.network}`, async () => {
    const formers = await Promise.all(
      [...shares].map((share) => learnShare(keyring, share, names, now).catch(() => [])),
    );
    return new Map(formers.flat());
  });
}

/** What people were called when this device last heard of it, by member id, for a time without a line. Never rejects. */
export async function recallNames({ recall }: Pick<Keyring, "recall">): Promise<ReadonlyMap<string, string>> {
  const kept = await Promise.all([...shares].map((share) => recallShare(recall, share).catch(() => ({}))));
  return new Map(kept.flatMap((entries) => Object.entries(entries).map(([id, { name }]) => [id, name])));
}

/** The name now, and those before it with the time (milliseconds since 1970) at which this device missed them. */
type Known = { readonly name: string; readonly before: readonly { name: string; at: number }[] };

async function learnShare(
  { remember, recall }: Pick<Keyring, "remember" | "recall">,
  share: string,
  names: ReadonlyMap<string, string | null>,
  now: number,
): Promise<(readonly [string, readonly string[]])[]> {
  const kept = await recallShare(recall, share);
  const here = [...names].filter(([id]) => id.startsWith(share)).slice(0, mostInShare);
  const learnt = here.flatMap(([id, name]) => {
    const known = know(kept[id], name?.slice(0, 40) ?? kept[id]?.name, now);
    return known ? [[id, known] as const] : [];
  });
  const text = JSON.stringify(Object.fromEntries(learnt));
  if (text !== JSON.stringify(kept)) await remember(noteOf(share), text);
  return learnt.flatMap(([id, { name, before }]) => {
    const others = before.filter((former) => likenessOf(former.name) !== likenessOf(name));
    return others.length > 0 ? [[id, others.map((former) => former.name)] as const] : [];
  });
}

function know(known: Known | undefined, name: string | undefined, now: number): Known | null {
  if (name === undefined) return null;
  const before = known?.before.filter(({ at }) => now - at < lately) ?? [];
  const isNew = known !== undefined && likenessOf(known.name) !== likenessOf(name);
  // The first ones stay: nobody hides what they were called by taking one name after the other.
  const added = isNew && before.length < 3 ? [{ name: known.name, at: now }] : [];
  return { name, before: [...before, ...added] };
}

async function recallShare(recall: Keyring["recall"], share: string): Promise<Record<string, Known>> {
  const text = await recall(noteOf(share));
  return text === null ? {} : JSON.parse(text);
}

/** A note takes only so much, so that there are sixteen, by the first letter of the ids of those in it. */
const shares = "0123456789abcdef";
const mostInShare = 30;

const lately = 7 * 24 * 60 * 60_000;

function noteOf(share: string) {
  return `names-${share}`;
}
