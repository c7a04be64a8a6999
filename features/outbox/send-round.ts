import { type Answer, refuseHere } from "@/features/access/ask-server";
import type { Keyring } from "@/features/keyring/keyring";
import { type Built, buildBody, type FindKey } from "./build-body";
import type { EntryStore, Kept } from "./entry-store";
import type { Entry, OutgoingVerb } from "./outgoing";
import { fateOf, nextToSend } from "./sending-rules";

/** What a round needs from outside. */
export type Line = {
  readonly store: Pick<EntryStore, "list" | "change" | "drop">;
  readonly keyring: Keyring;
  readonly findKey: FindKey;
  /** Asks the server, signed in; never rejects. */
  readonly ask: (verb: OutgoingVerb, body: object) => Promise<Answer<unknown>>;
  /** Whether somebody looks at the form and waits: then a refusal is theirs to hear, and nothing of it stays. */
  readonly isAwaited: (id: string) => boolean;
  /** Called after every entry that was tried, with what is left of it: null when it has gone. */
  readonly told: (entry: Entry, answer: Answer<unknown>, left: Entry | null) => void;
};

/** How a round ended: with something that may go out later by itself (`after`: not before so many seconds), or with nothing. */
export type Round = { readonly waits: boolean; readonly after: number };

/** Sends what waits, one after the other, each at most once. What is written meanwhile goes along. */
export async function sendRound(line: Line): Promise<Round> {
  const tried = new Set<string>();
  let waits = false;
  for (;;) {
    const kept = await line.store.list();
    const next = nextToSend(
      kept.map(({ entry }) => entry),
      tried,
    );
    const found = kept.find(({ entry }) => entry === next);
    if (!found) return { waits, after: 0 };
    tried.add(found.entry.id);
    const { answer, entry } = await carryOut(line, found);
    const fate = fateOf(answer, entry);
    if (fate.kind === "later") {
      const signedOut = fate.why === "signed-out" && line.isAwaited(entry.id);
      const left = signedOut ? null : { ...entry, why: fate.why };
      await settle(line, found.key, entry, answer, left);
      waits = true;
      if (fate.stops) return { waits, after: answer.ok ? 0 : (answer.after ?? 0) };
    } else if (fate.kind === "done") {
      await settle(line, found.key, entry, answer.ok ? answer : { ok: true, value: null }, null);
    } else if (!answer.ok) {
      const { reason, message } = answer;
      const refusal = { reason, message, final: fate.kind === "refused" && fate.final };
      const left = line.isAwaited(entry.id) ? null : { ...entry, why: null, refusal };
      await settle(line, found.key, entry, answer, left);
    }
  }
}

/** Tries one without keeping anything of it, where a browser keeps nothing. */
export async function sendUnkept(line: Omit<Line, "store">, entry: Entry): Promise<Answer<unknown>> {
  const store = { list: async () => [], change: async () => {}, drop: async () => {} };
  const { answer } = await carryOut({ ...line, store }, { key: "", entry });
  return answer;
}

type Tried = { readonly entry: Entry; readonly answer: Answer<unknown> };

/** Seals, writes down that it goes out, and asks; with newer keys, or as a change of what is there, once more. */
async function carryOut(line: Line, { key, entry }: Kept): Promise<Tried> {
  const first = await attempt(line, line.keyring, key, entry);
  if (first.answer.ok || first.answer.reason !== "stale-epoch") return first;
  const renewed = await line.keyring.renew();
  if (renewed.trouble) return { ...first, answer: refuseHere(renewed.trouble) };
  return renewed.epoch > line.keyring.epoch ? attempt(line, renewed, key, first.entry) : first;
}

async function attempt(line: Line, keyring: Keyring, key: string, before: Entry): Promise<Tried> {
  const built = await build(line, keyring, before);
  if (!built.ok) return heard(before, built, before.unheard);
  const { sealedNote } = built.value;
  const entry = { ...before, tries: before.tries + 1, unheard: true, ...(sealedNote && { sealedNote }) };
  // Before it goes out: whatever happens to this tab now, the next one knows that it may have arrived.
  await line.store.change(key, entry);
  const answer = await hand(line, keyring, entry, built.value);
  const fate = fateOf(answer, entry);
  if (fate.kind !== "again") return heard(entry, answer, before.unheard);
  // Another note may stand there by now: this one is later, and is sealed as that.
  const change = { ...entry, verb: fate.verb };
  const rebuilt = await build(line, keyring, change);
  const last = rebuilt.ok ? await hand(line, keyring, change, rebuilt.value) : rebuilt;
  return heard(entry, last, before.unheard);
}

function build({ findKey }: Line, keyring: Keyring, entry: Entry): Promise<Answer<Built>> {
  return buildBody(keyring, entry, findKey).catch((): Answer<Built> => refuseHere("broken"));
}

/** What has arrived was seen here: the next change of it is later, and nothing older is shown on this device. */
async function hand(
  { ask }: Line,
  keyring: Keyring,
  { verb, note }: Entry,
  { body, sealedNote }: Built,
): Promise<Answer<unknown>> {
  const answer = await ask(verb, body);
  if (answer.ok && note && sealedNote) {
    const { table, row } = note;
    const { sealed, epoch } = sealedNote;
    await keyring.open(sealed, { table, row, field: "note", epoch }).catch(() => {});
  }
  return answer;
}

/** An answer of ours says that this try was not stored; what an earlier one came to, it does not say. */
function heard(entry: Entry, answer: Answer<unknown>, wasUnheard: boolean): Tried {
  const lost = !answer.ok && ["offline", "broken", "unavailable"].includes(answer.reason);
  const stumbles = entry.stumbles + (!answer.ok && answer.reason === "broken" ? 1 : 0);
  return { answer, entry: { ...entry, stumbles, unheard: wasUnheard || (lost && entry.unheard) } };
}

async function settle(
  { store, told }: Line,
  key: string,
  entry: Entry,
  answer: Answer<unknown>,
  left: Entry | null,
): Promise<void> {
  await (left ? store.change(key, left) : store.drop(key));
  told(entry, answer, left);
}
