import { fromBase64url, toBase64url } from "@/seal/bytes";
import type { SealingKeys } from "@/seal/curves";

/** What one person's own key pair does in a match. Sealed bytes are base64url. */
export type MatchSeals = {
  /**
   * One's contact for the other person of a match, whose key the caller has checked, and a copy for oneself, or for the
   * guest of this key.
   */
  sealContact(
    match: string,
    recipientKey: string,
    text: string,
    guestKey?: string,
  ): Promise<{ contact: string; ownCopy: string }>;
  /** The counterpart's contact (`contact`) or one's own (`own_copy`). Rejects with OpenError. */
  openContact(match: string, sealed: string, field: "contact" | "own_copy"): Promise<string>;
};

export function matchSeals(network: string, own: SealingKeys): MatchSeals {
  const at = (match: string, field: string) => ({ network, table: "contacts", row: match, field, epoch: 0 });
  return {
    async sealContact(match, recipientKey, text, guestKey) {
      const { sealForPair } = await import("@/seal/pair-seal");
      const [contact, ownCopy] = await Promise.all([
        sealForPair(fromBase64url(recipientKey), text, at(match, "contact")),
        sealForPair(guestKey ? fromBase64url(guestKey) : own.publicKey, text, at(match, "own_copy")),
      ]);
      return { contact: toBase64url(contact), ownCopy: toBase64url(ownCopy) };
    },
    async openContact(match, sealed, field) {
      const { openFromPair } = await import("@/seal/pair-seal");
      return openFromPair(own, fromBase64url(sealed), at(match, field));
    },
  };
}
