import { and, eq, isNotNull, sql } from "drizzle-orm";
import { asActor, snapshot, type Transaction } from "@/db/actor";
import { guestKeys, guests } from "@/db/schema/guests";
import { logEntries } from "@/db/schema/log";
import { members } from "@/db/schema/members";
import { needSeries } from "@/db/schema/need-series";
import { needs } from "@/db/schema/needs";
import { networks } from "@/db/schema/networks";
import { offers } from "@/db/schema/offers";
import { places } from "@/db/schema/places";
import { requests } from "@/db/schema/requests";
import type { Coordinator } from "@/features/duty/coordinator";
import { toBase64url } from "@/seal/bytes";

/** One sealed text with the id of its row and the epoch it opens under; base64url. */
export type SealedItem = { readonly id: string; readonly text: string; readonly epoch: number };

/** What a member wrote; it goes when they go, but for lines of the log. */
type ItemBy = SealedItem & { readonly by: string };

/** What is held for a guest: by the reader, null for nothing, and by whom on duty, the reader first. */
export type HeldForGuest = {
  readonly id: string;
  readonly secrets: string | null;
  readonly onDuty: readonly string[];
  /** Whether contacts are sealed for keys that the guest has or had. */
  readonly hasContacts: boolean;
};

/** Everything of a network that is sealed under its key, as of one moment. */
export type SealedItems = {
  readonly epoch: number;
  /** What all texts say, in one value: sent back, so that none is lost that somebody changed meanwhile. */
  readonly texts: string;
  readonly profile: SealedItem;
  readonly members: readonly SealedItem[];
  readonly places: readonly SealedItem[];
  readonly needs: readonly ItemBy[];
  readonly offers: readonly ItemBy[];
  readonly series: readonly ItemBy[];
  readonly guests: readonly SealedItem[];
  readonly held: readonly HeldForGuest[];
  readonly entries: readonly ItemBy[];
  /** Removals somebody asked for, as far as the reader may know of them; `member` is whom they are about. */
  readonly requests: readonly (ItemBy & { readonly member: string })[];
};

/** What has to be sealed anew when the key changes. */
export async function listSealedItems(coordinator: Coordinator): Promise<SealedItems> {
  const { network } = coordinator;
  const rows = await asActor(
    coordinator,
    async (tx) => {
      const [state] = await tx
        .select({
          epoch: networks.epoch,
          id: networks.networkId,
          text: networks.profile,
          of: networks.profileEpoch,
        })
        .from(networks)
        .where(eq(networks.networkId, network));
      if (!state) throw new Error("The network of a live session is gone.");
      return {
        epoch: state.epoch,
        texts: await digestTexts(tx),
        profile: item({ id: state.id, text: state.text, epoch: state.of }),
        members: await tx
          .select({ id: members.id, text: members.profile, epoch: members.profileEpoch })
          .from(members)
          .where(eq(members.networkId, network)),
        places: await tx
          .select({ id: places.id, text: places.label, epoch: places.epoch })
          .from(places)
          .where(eq(places.networkId, network)),
        needs: await tx
          .select({ id: needs.id, by: needs.authorId, text: needs.note, epoch: needs.epoch })
          .from(needs)
          .where(and(eq(needs.networkId, network), isNotNull(needs.note))),
        offers: await tx
          .select({ id: offers.id, by: offers.authorId, text: offers.note, epoch: offers.epoch })
          .from(offers)
          .where(and(eq(offers.networkId, network), isNotNull(offers.note))),
        series: await tx
          .select({
            ...{ id: needSeries.id, by: needSeries.authorId },
            ...{ text: needSeries.note, epoch: needSeries.epoch },
          })
          .from(needSeries)
          .where(and(eq(needSeries.networkId, network), isNotNull(needSeries.note))),
        guests: await tx
          .select({ id: guests.id, text: guests.profile, epoch: guests.epoch })
          .from(guests)
          .where(eq(guests.networkId, network)),
        held: await listHeld(tx, coordinator),
        entries: await tx
          .select({
            ...{ id: logEntries.id, by: logEntries.byId },
            ...{ text: logEntries.entry, epoch: logEntries.epoch },
          })
          .from(logEntries)
          .where(and(eq(logEntries.networkId, network), isNotNull(logEntries.entry))),
        requests: await tx
          .select({
            ...{ id: requests.id, by: requests.askedBy, member: requests.memberId },
            ...{ text: requests.statement, epoch: requests.epoch },
          })
          .from(requests)
          .where(and(eq(requests.networkId, network), eq(requests.kind, "removal"))),
      };
    },
    snapshot,
  );
  return {
    ...rows,
    members: rows.members.map(item),
    places: rows.places.map(item),
    needs: rows.needs.map(item),
    offers: rows.offers.map(item),
    series: rows.series.map(item),
    guests: rows.guests.map(item),
    // A line that says more than the server knows has both (`log_entries_entry`).
    entries: rows.entries.map(({ epoch, ...row }) => item({ ...row, epoch: epoch ?? 0 })),
    // A removal always has all three (`requests_form`); their columns are for every kind of request.
    requests: rows.requests.map(({ member, epoch, ...row }) => ({
      ...item({ ...row, epoch: epoch ?? 0 }),
      member: member ?? "",
    })),
  };
}

async function digestTexts(tx: Transaction): Promise<string> {
  const [row] = await tx.execute<{ digest: Uint8Array }>(sql`select digest_texts() as digest`);
  return toBase64url(row?.digest ?? new Uint8Array());
}

async function listHeld(tx: Transaction, { network, member }: Coordinator): Promise<HeldForGuest[]> {
  const facts = await tx.execute<{ id: string; on_duty: string[]; has_contacts: boolean }>(
    sql`select guest_id as id, on_duty, has_contacts from guest_key_facts()`,
  );
  // Row-level security shows each coordinator their own.
  const own = await tx
    .select({ id: guestKeys.guestId, secrets: guestKeys.secrets })
    .from(guestKeys)
    .where(eq(guestKeys.networkId, network));
  const secrets = new Map(own.map((row) => [row.id, toBase64url(row.secrets)]));
  return facts.map(({ id, on_duty, has_contacts }) => ({
    id,
    secrets: secrets.get(id) ?? null,
    onDuty: [member, ...on_duty.filter((other) => other !== member)],
    hasContacts: has_contacts,
  }));
}

/** `text` is there in every row that is asked for; a column that may be empty has the wider type. */
function item<Row extends { text: Uint8Array | null }>({ text, ...row }: Row) {
  return { ...row, text: toBase64url(text ?? new Uint8Array()) };
}
