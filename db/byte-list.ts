import { type SQL, sql } from "drizzle-orm";

/** Bytes as a `bytea[]`; the driver has no form for an array of them, so they travel as PostgreSQL writes them. */
export function byteList(list: readonly Uint8Array[]): SQL {
  const texts = list.map((bytes) => `\\x${Buffer.from(bytes).toString("hex")}`);
  return sql`${sql.param(texts)}::text[]::bytea[]`;
}

/** Ids as a `uuid[]`. */
export function idList(list: readonly string[]): SQL {
  return sql`${sql.param([...list])}::uuid[]`;
}
