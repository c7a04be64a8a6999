import { and, eq, ne, sql } from "drizzle-orm";
import type { Actor, Transaction } from "@/db/actor";
import { bookings } from "@/db/schema/matches";
import type { Window } from "@/domain/window";

/** Whether a person is already somewhere else then; the database checks it again at the yes. */
export async function isPromised(
  tx: Transaction,
  { network }: Actor,
  person: string,
  { window, from, until }: Window & { readonly window: string },
): Promise<boolean> {
  const during = sql`tstzrange(${from.toISOString()}, ${until.toISOString()})`;
  const clashes = await tx.$count(
    bookings,
    and(
      eq(bookings.networkId, network),
      eq(bookings.personId, person),
      ne(bookings.offerWindowId, window),
      sql`${bookings.during} && ${during}`,
    ),
  );
  return clashes > 0;
}
