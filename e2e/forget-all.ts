import type postgres from "postgres";
import { connect } from "@/db/connect";
import { purge } from "@/db/purge";
import { type Canary, keyCanary, makeFinder } from "./canaries";
import { readDataDirectory } from "./everything-kept";
import { listSealed } from "./sealed-columns";

/** A sealed value, by a stretch of it that no page break takes apart; `day` is whether it goes on a day of its own. */
export type Ciphertext = Canary & { readonly day: boolean };

/** What goes with its day, and not only with its member or with the network. */
const dated = [
  ...[
    "needs",
    "need_series",
    "offers",
    "contacts",
    "guests",
    "guest_keys",
    "log_entries",
    "invites",
    "arrivals",
    "requests",
  ],
];

export async function listCiphertexts(owner: postgres.Sql, network: string): Promise<Ciphertext[]> {
  const values = await listSealed(owner, network);
  return values.map(({ table, column, bytes }, index) => ({
    ...keyCanary(`${table}.${column} (${index})`, bytes.subarray(20, 44)),
    day: dated.includes(table),
  }));
}

/** The names of those that the files of tables, indexes and statistics hold, once everything is written out. */
export async function findInFiles(ciphertexts: readonly Ciphertext[]): Promise<string[]> {
  const admin = connect(process.env.DATABASE_ADMIN_URL ?? "", { max: 1 });
  await admin`checkpoint`;
  await admin.end();
  const find = makeFinder(ciphertexts);
  const found = new Set((await readDataDirectory("/base/")).flatMap(({ bytes }) => find(bytes)));
  return ciphertexts.map(({ name }) => name).filter((name) => found.has(`${name}: clear`));
}

/** Today is the day of everything that has one. */
export async function makeDue(owner: postgres.Sql, network: string): Promise<void> {
  for (const table of ["needs", "need_series", "offers", "guests", "matches", "log_entries"]) {
    await owner`update ${owner(table)} set purge_on = current_date - 1 where network_id = ${network}`;
  }
  for (const table of ["invites", "arrivals", "requests"]) {
    await owner`update ${owner(table)} set expires_at = now() where network_id = ${network}`;
  }
}

/** As the daily job does, until it has had its turn in every table: others work in them. */
export async function purgeUntil(check: () => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries++) {
    await purge(process.env.DATABASE_OWNER_URL ?? "");
    try {
      return await check();
    } catch (error) {
      if (tries === 10) throw error;
    }
  }
}
