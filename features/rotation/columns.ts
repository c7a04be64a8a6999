import { writeProfile } from "@/features/keyring/profile";

const nameless = writeProfile({ name: "?" });

/**
 * Columns that hold text of the network, sealed: what stands in for one that is lost (null: there is nothing that could),
 * and how many bytes there is room for.
 */
export const columns = {
  "networks.profile": { standIn: nameless, most: 2048 },
  "members.profile": { standIn: nameless, most: 2048 },
  "places.label": { standIn: "?", most: 2048 },
  "needs.note": { standIn: "", most: 8192 },
  "offers.note": { standIn: "", most: 8192 },
  "need_series.note": { standIn: "", most: 8192 },
  "guests.profile": { standIn: nameless, most: 2048 },
  "log_entries.entry": { standIn: "{}", most: 2048 },
  "requests.statement": { standIn: null, most: 8192 },
} as const satisfies Record<string, { standIn: string | null; most: number }>;

export type Column = keyof typeof columns;

/** For what one member holds for a guest, in bytes. */
export const mostOfSecrets = 8192;

/** For all that a change of the key sends, in bytes of JSON: some seven thousand short notes. */
export const mostOfNetwork = 8 * 1024 * 1024;
