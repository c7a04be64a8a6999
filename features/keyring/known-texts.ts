import { isCopy } from "@/features/kept/as-of";
import { maxRevision } from "@/seal/padding";

/** Where a network-sealed text lives: names of table and column, and the row's id. */
export type TextPlace = { readonly table: string; readonly row: string; readonly field: string };

/** Highest revisions by place; whichever was raised last comes last. */
export type Revisions = ReadonlyMap<string, number>;

/** What this device knows of the texts of one network. */
export type KnownTexts = {
  /**
   * Whether a text is older than what the device knew when the page was loaded: of an earlier key of the network, or an
   * earlier revision than it has seen. What it has seen since does not count, and nothing is older on a page that came
   * from this device, which says of when it is.
   */
  isOlder(at: TextPlace & { readonly epoch: number }, revision: number): boolean;
  /** Call with each text that has opened. */
  note(at: TextPlace, revision: number): void;
  /** The revision for what is written next at a place. `isChange`: something stands there, seen or not. */
  next(at: TextPlace, isChange?: boolean): number;
};

/** Begins with what was known when the page was loaded; `keep` is called with what has been raised since, now and then. */
export function knownTexts(
  { epoch, revisions }: { readonly epoch: number; readonly revisions: Revisions },
  keep: (raised: Revisions) => void,
): KnownTexts {
  const seen = new Map(revisions);
  let unkept = new Map<string, number>();

  function keepLater(address: string, revision: number) {
    if (unkept.size === 0) setTimeout(keepNow, keepAfter);
    unkept.set(address, revision);
  }

  function keepNow() {
    keep(unkept);
    unkept = new Map();
  }

  return {
    isOlder(at, revision) {
      if (isCopy()) return false;
      const isOfOlderKey = at.epoch < epoch && !staysUnderItsKey(at);
      return isOfOlderKey || revision < (revisions.get(addressOf(at)) ?? 0);
    },
    note(at, revision) {
      const address = addressOf(at);
      if (revision <= (seen.get(address) ?? 0)) return;
      seen.set(address, revision);
      // What was never changed has nothing it could go back to.
      if (revision > 1) keepLater(address, revision);
    },
    next(at, isChange = false) {
      const last = seen.get(addressOf(at)) ?? 0;
      if (last === 0 && !isChange) return 1;
      // By the clock, so that whoever writes without having seen the last one is no earlier than that, either.
      const quarter = Math.floor(Date.now() / quarterHour);
      return Math.min(Math.max(last + 1, quarter), maxRevision);
    },
  };
}

/**
 * A removal that somebody asked for may stay under its key, since the one who changes the key may not know of it. What
 * counts in it is signed.
 */
function staysUnderItsKey({ table }: TextPlace): boolean {
  return table === "requests";
}

function addressOf({ table, row, field }: TextPlace): string {
  return `${table} ${field} ${row}`;
}

/** In milliseconds, as what follows: a page opens many at once. */
const keepAfter = 500;
const quarterHour = 900_000;
