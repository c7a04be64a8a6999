import { getTableColumns, getTableName } from "drizzle-orm";
import { classified, queueTables } from "@/db/data-classes";
import type { DataClass } from "@/domain/data-classes";

/** A table with those of its columns that belong to one class, by their names in the database. */
export type StoredTable = { readonly table: string; readonly columns: readonly string[] };

/** What the database holds of one class, straight from the declaration that the check compares with the database. */
export function storedIn(dataClass: DataClass): StoredTable[] {
  const queued = Object.entries(queueTables).map(([table, columns]) => ({ table, columns }));
  return [...ownIn(dataClass), ...(dataClass === "structure" ? queued : [])];
}

function ownIn(dataClass: DataClass): StoredTable[] {
  return classified
    .map(({ table, classes }) => ({
      table: getTableName(table),
      columns: Object.entries(getTableColumns(table))
        .filter(([key]) => classes[key] === dataClass)
        .map(([, column]) => column.name),
    }))
    .filter(({ columns }) => columns.length > 0);
}
