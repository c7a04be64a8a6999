import { fromBase64url, toBase64url } from "@/seal/bytes";
import type { SignedContact } from "@/seal/contact";
import type { SealingKeys, SigningKeys } from "@/seal/curves";

/** One of the two people of a match with the public key, base64url, that the caller believes to be theirs. */
type KeyedPerson = { readonly id: string; readonly key: string };

/** How to reach `from`, oneself unless said, for the other person of a match. */
export type HandedContact = {
  readonly match: string;
  readonly text: string;
  readonly to: KeyedPerson;
  readonly from?: KeyedPerson;
};

/** A contact as the server has it: the other person's, or the copy of one's own. */
export type SealedContact = {
  readonly match: string;
  readonly other: string;
  readonly sealed: string;
  readonly field: "contact" | "own_copy";
};

/** A contact, and the member by whose word it is: the one who is reached by it, or one who acts for that guest. */
export type OpenedContact = { readonly text: string; readonly by: string };

/** What one person's keys do in a match. Sealed bytes are base64url. */
export type MatchSeals = {
  /** Signed by oneself, with a copy for `from`. */
  sealContact(handed: HandedContact): Promise<{ contact: string; ownCopy: string }>;
  /**
   * Null when nobody signed it by whose word it could be: then what it says is somebody else's, and is not given. Newer
   * keys are asked for first. Rejects with OpenError.
   */
  openContact(contact: SealedContact): Promise<OpenedContact | null>;
};

/** Whose keys these are. `findWriter` gives the member who signed, when a contact of `from` may be by their word. */
type MatchKeys = {
  readonly network: string;
  readonly person: string;
  /** The newest first; earlier ones open what was sealed for them. */
  readonly sealing: readonly [SealingKeys, ...SealingKeys[]];
  readonly signing: SigningKeys;
  findWriter(contact: { by: string; from: string }): Promise<string | null>;
};

export function matchSeals({ network, person, sealing, signing, findWriter }: MatchKeys): MatchSeals {
  return {
    async sealContact({ match, text, to, from }) {
      const { sealContact } = await import("@/seal/contact");
      const at = { network, match, from: from?.id ?? person, for: to.id };
      const own = from ? fromBase64url(from.key) : sealing[0].publicKey;
      const [contact, ownCopy] = await Promise.all([
        sealContact(fromBase64url(to.key), signing, text, { ...at, field: "contact" }),
        sealContact(own, signing, text, { ...at, field: "own_copy" }),
      ]);
      return { contact: toBase64url(contact), ownCopy: toBase64url(ownCopy) };
    },
    async openContact({ match, other, sealed, field }) {
      const [from, reader] = field === "contact" ? [other, person] : [person, other];
      const { openContact } = await import("@/seal/contact");
      const { text, by } = await openWithAny(sealing, (keys) =>
        openContact(keys, fromBase64url(sealed), { network, match, from, for: reader, field }),
      );
      const writer = by && (await findWriter({ by, from }));
      return writer ? { text, by: writer } : null;
    },
  };
}

async function openWithAny(
  [keys, next, ...rest]: MatchKeys["sealing"],
  open: (keys: SealingKeys) => Promise<SignedContact>,
): Promise<SignedContact> {
  return next ? open(keys).catch(() => openWithAny([next, ...rest], open)) : open(keys);
}
