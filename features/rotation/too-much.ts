import type { SealedItem, SealedItems } from "./list-sealed-items";

/**
 * Ids of the texts to leave out so that all others take so many letters less: always one of whoever has written most,
 * their longest. So nobody keeps a network from changing its key by writing a lot, and what others wrote stays.
 */
export function findTooMuch(items: SealedItems, letters: number): ReadonlySet<string> {
  const piles = pilesOf(items);
  const left = new Set<string>();
  for (let saved = 0; saved < letters; ) {
    const highest = piles.reduce<Pile | null>(
      (one, other) => (one && one.height >= other.height ? one : other),
      null,
    );
    const text = highest?.texts.pop();
    if (!highest || !text || highest.height === 0) break;
    highest.height -= weightOf(text);
    saved += weightOf(text);
    left.add(text.id);
  }
  return left;
}

/** What somebody has written, the longest last; `height` is how many letters it is worth to leave all of it out. */
type Pile = { readonly texts: SealedItem[]; height: number };

function pilesOf({ members, needs, offers, series, entries, requests }: SealedItems): Pile[] {
  const names = members.map((member) => ({ ...member, by: member.id }));
  const piles = new Map<string, Pile>();
  for (const text of [...names, ...needs, ...offers, ...series, ...entries, ...requests]) {
    const pile = piles.get(text.by) ?? { texts: [], height: 0 };
    piles.set(text.by, pile);
    pile.texts.push(text);
    pile.height += weightOf(text);
  }
  for (const { texts } of piles.values()) texts.sort((one, other) => weightOf(one) - weightOf(other));
  return [...piles.values()];
}

function weightOf({ text }: SealedItem): number {
  return Math.max(0, text.length - standIn);
}

/** The letters of a stand-in: 285 bytes, base64url. */
const standIn = 380;
