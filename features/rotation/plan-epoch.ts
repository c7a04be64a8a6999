import type { Keycard } from "@/features/keyring/keycard";
import { readName } from "@/features/keyring/profile";
import type { OpenedKeys } from "@/features/members/open-keys";
import { fromBase64url } from "@/seal/bytes";
import { openFromNetwork } from "@/seal/network-seal";
import type { SealedItem, SealedItems } from "./list-sealed-items";
import { isBacked, readStatement } from "./removal-statement";
import type { CarriedOut, EpochPlan } from "./seal-epoch";

export type Wish = {
  /** The removal somebody else asked for that this is to carry out, if any. */
  readonly request: string | null;
  /** Members who are to get no key: those of an earlier `unverified`, once a person has said so. */
  readonly without: readonly string[];
};

/**
 * `unverified`: nobody we know vouches for these members, so that the new key would not be sealed to them. `gone`: the
 * request is not there any more. `unbacked`: nobody would believe it, for its signature or its age.
 */
export type Unplanned =
  | { readonly ok: false; readonly reason: "unverified"; readonly members: readonly string[] }
  | { readonly ok: false; readonly reason: "gone" | "unbacked" };

type Known = Pick<EpochPlan, "keycard" | "keys" | "items">;

/** What is to be sealed for the next epoch, and for whom, once everything has been checked. Never throws. */
export async function planEpoch(
  { request, without }: Wish,
  { keycard, keys, items }: Known,
): Promise<{ readonly ok: true; readonly value: EpochPlan } | Unplanned> {
  const removal = request === null ? null : await findRemoval(request, { keycard, keys, items });
  if (typeof removal === "string") return { ok: false, reason: removal };
  const left = removal ? withoutMember(items, removal.member) : items;
  const unverified = left.members.map(({ id }) => id).filter((id) => !keys.trusted.has(id));
  const unexpected = unverified.filter((id) => !without.includes(id));
  if (unexpected.length > 0) return { ok: false, reason: "unverified", members: unexpected };
  return { ok: true, value: { keycard, keys, items: left, removal } };
}

async function findRemoval(
  request: string,
  { keycard, keys, items }: Known,
): Promise<CarriedOut | "gone" | "unbacked"> {
  const asked = items.requests.find(({ id }) => id === request);
  if (!asked) return "gone";
  const { by, member } = asked;
  const text = await openItem(keycard, keys, asked, { table: "requests", field: "statement" });
  const sealed = text === null ? null : readStatement(text);
  const place = { network: keycard.network, by, member, next: items.epoch + 1 };
  if (!sealed || !(await isBacked(sealed, place, keys.trusted))) return "unbacked";
  // Under an older key it may be anybody's word.
  const profile = items.members.find(({ id, epoch }) => id === member && epoch === items.epoch);
  const name = profile && (await openItem(keycard, keys, profile, { table: "members", field: "profile" }));
  return { request, member, by, statement: sealed.statement, name: name ? readName(name) : "?" };
}

async function openItem(
  { network, epochKeys }: Keycard,
  { seals }: OpenedKeys,
  { id, text, epoch }: SealedItem,
  at: { table: string; field: string },
): Promise<string | null> {
  const key = seals.get(epoch) ?? epochKeys[epoch];
  if (!key) return null;
  return openFromNetwork(key, fromBase64url(text), { network, ...at, row: id, epoch }).catch(() => null);
}

/** All that is left once they are gone; it goes with them on the server in the same way. */
export function withoutMember(items: SealedItems, member: string): SealedItems {
  return {
    ...items,
    members: items.members.filter(({ id }) => id !== member),
    needs: items.needs.filter(({ by }) => by !== member),
    offers: items.offers.filter(({ by }) => by !== member),
    series: items.series.filter(({ by }) => by !== member),
    held: items.held.map((guest) => ({ ...guest, onDuty: guest.onDuty.filter((id) => id !== member) })),
    requests: items.requests.filter(({ by, member: about }) => by !== member && about !== member),
  };
}
