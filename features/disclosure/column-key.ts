/** Where the words for a column are: its own, or those for every column of that name. */
export function columnKey(has: (key: never) => boolean, table: string, column: string): string {
  const own = `columns.${table}.${column}`;
  return has(own as never) ? own : `columns.any.${column}`;
}
