import { getTableColumns, getTableName } from "drizzle-orm";
import type postgres from "postgres";
import { classified } from "@/db/data-classes";
import type { DataClass } from "@/domain/data-classes";

/** A stored value that is not for the server to read, and where it stands. */
export type SealedValue = {
  readonly table: string;
  readonly column: string;
  readonly dataClass: DataClass;
  readonly bytes: Buffer;
  /** The whole row, by the names of the columns. */
  readonly row: Readonly<Record<string, unknown>>;
};

/** Every sealed value of one network, read by the declaration of the columns, so that no new one is left out. */
export async function listSealed(owner: postgres.Sql, network: string): Promise<SealedValue[]> {
  const values = sealedColumns().map(async ({ table, column, dataClass }) => {
    const rows = await owner`select * from ${owner(table)}
      where network_id = ${network} and ${owner(column)} is not null`;
    return rows.map((row) => ({ table, column, dataClass, bytes: row[column] as Buffer, row }));
  });
  return (await Promise.all(values)).flat();
}

/** The names of all sealed columns, table and column, in order. */
export function nameSealedColumns(): string[] {
  return sealedColumns()
    .map(({ table, column }) => `${table}.${column}`)
    .sort();
}

function sealedColumns() {
  return classified.flatMap(({ table, classes }) =>
    Object.entries(getTableColumns(table)).flatMap(([key, { name: column }]) => {
      const dataClass = classes[key] ?? "structure";
      return dataClass.endsWith("-sealed") ? [{ table: getTableName(table), column, dataClass }] : [];
    }),
  );
}
