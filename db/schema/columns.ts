import { customType, integer, timestamp, uuid } from "drizzle-orm/pg-core";

/** What the browser sealed, as it came: the server stores it and never looks inside. */
export const sealed = customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => "bytea",
  toDriver: (bytes) => Buffer.from(bytes),
});

/** Public keys, signatures and hashes: they check a claim and open nothing. */
export const bytes = sealed;

/** A half-open range of instants `[from, until)`. */
export const windowRange = customType<{ data: { from: Date; until: Date }; driverData: string }>({
  dataType: () => "tstzrange",
  toDriver: ({ from, until }) => `[${from.toISOString()},${until.toISOString()})`,
  fromDriver: (text) => readRange(text),
});

export const networkId = () => uuid("network_id").notNull();
export const id = () => uuid("id").notNull();
export const epoch = () => integer("epoch").notNull();
export const instant = (name: string) => timestamp(name, { withTimezone: true });

/** PostgreSQL prints a range as `["2026-11-22 17:30:00+00","2026-11-22 19:00:00+00")`. */
function readRange(text: string): { from: Date; until: Date } {
  const [from, until] = text.slice(1, -1).replaceAll('"', "").split(",");
  return { from: readInstant(from), until: readInstant(until) };
}

function readInstant(text = ""): Date {
  return new Date(text.replace(" ", "T").replace(/([+-]\d\d)$/, "$1:00"));
}
