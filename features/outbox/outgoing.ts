import type { Category } from "@/domain/categories";
import type { Answer } from "@/features/access/ask-server";

/** What goes out by the outbox: all that members write about their own needs, offers and promises. */
export type OutgoingVerb =
  | `${"post" | "edit" | "withdraw" | "post-weekly" | "change-weekly" | "end-weekly"}-${"need" | "offer"}`
  | `${"change" | "cancel" | "restore"}-window`
  | `${"confirm" | "decline" | "withdraw" | "release" | "finish"}-match`
  | "restore-need"
  | "confirm-weekly"
  | "claim-offer"
  | "answer-need";

/**
 * One write as it was meant, in plain words: what is sealed in it is sealed when it goes out, with the keys of then. The
 * ids of its rows are in it, so that it may go out twice and be done once.
 */
export type Outgoing = {
  readonly verb: OutgoingVerb;
  /** The body, but for what is sealed and for whom it is. */
  readonly body: Readonly<Record<string, unknown>>;
  /** A note for the whole network. */
  readonly note?: { readonly text: string; readonly table: string; readonly row: string };
  /** How to be reached, for the other person of a match alone. */
  readonly contact?: { readonly match: string; readonly other: string; readonly text: string };
  /** For which guest it is, when not for oneself. */
  readonly as?: string;
  /** Ids of all that it touches: of two that touch the same, the later one never goes before the other. */
  readonly about: readonly string[];
  readonly shows?: Shows;
  /** The verb for the same body when the row turns out to be there already. */
  readonly otherwise?: OutgoingVerb;
  /** It takes something back that may never have arrived. */
  readonly undoes?: true;
  /** What takes it back when it has arrived already. */
  readonly undo?: { readonly verb: OutgoingVerb; readonly body: Readonly<Record<string, unknown>> };
  /** The form it was typed into: the key of its draft, what to put back there, and its page. */
  readonly form?: { readonly draft: string; readonly value: object; readonly page: string };
  /** What an ask was for, so that something else can be found when somebody was quicker. */
  readonly wish?: Wish;
};

/** What a list says of it; instants are ISO 8601. */
export type Shows = { readonly category: Category; readonly from?: string; readonly until?: string };

export type Wish = {
  readonly kind: "claim" | "answer";
  readonly listing: { readonly id: string; readonly place: string | null; readonly cell: string | null };
  readonly quantity: number;
};

/** Why something still waits although nothing speaks against it. */
export type Why = "offline" | "broken" | "busy" | "signed-out";

/** Something that was written on this device and has not arrived, as far as the device knows. */
export type Entry = Outgoing & {
  readonly id: string;
  /** Who wrote it; nobody else sends it. */
  readonly member: string;
  /** When it was written, by this device's clock. */
  readonly at: number;
  /** How often it went out. */
  readonly tries: number;
  /** How often the server gave no answer of ours to it. */
  readonly stumbles: number;
  /** It went out and nobody knows what came of it. */
  readonly unheard: boolean;
  /** The note as it was sealed for the last try: the same bytes are the same post. */
  readonly sealedNote?: { readonly sealed: string; readonly epoch: number };
  readonly why: Why | null;
  /** It was refused, and waits for a person. `final`: another try would come to the same. */
  readonly refusal: Refused | null;
};

export type Refused = {
  readonly reason: (Answer<never> & { ok: false })["reason"];
  readonly message: string;
  readonly final: boolean;
};

/** What is written down of something new. */
export function entryOf(outgoing: Outgoing, member: string, why: Why | null): Entry {
  const fresh = { tries: 0, stumbles: 0, unheard: false, refusal: null };
  return { ...outgoing, ...fresh, id: crypto.randomUUID(), member, at: Date.now(), why };
}
