/**
 * A backup is lines of JSON. What PostgreSQL says of a row is an object and stays as it wrote it; what stands between
 * the rows is an array: `["holdfast", …]` first, `["table", name]` before its rows and `["rows", count]` after them,
 * `["end"]` last, without which it is not whole.
 */
export type Mark =
  | readonly ["holdfast", Header]
  | readonly ["table", string]
  | readonly ["rows", number]
  | readonly ["end"];

export type Header = {
  /** Of this form, should it ever change. */
  version: 1;
  /** When it was made, by the database's clock. */
  at: string;
  /** The migrations of its schema, in their order. */
  migrations: string[];
};
