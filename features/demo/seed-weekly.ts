import { randomUUID } from "node:crypto";
import type postgres from "postgres";
import type { Weekday } from "@/domain/weekly";
import { addDays, dayOf } from "@/domain/zoned-time";
import { demoNetwork } from "./people";
import { sealed } from "./sealed";
import type { Seeding } from "./seed-listings";

const standing = 70;

/**
 * A need and an offer of the demo that come again each week. Their coming times are laid out by whoever comes by first,
 * as in any network.
 */
export async function seedWeekly(
  sql: postgres.TransactionSql,
  { network, members, places, now }: Seeding & { places: readonly string[] },
): Promise<void> {
  const today = dayOf(now, demoNetwork.zone);
  const [series, offer] = [randomUUID(), randomUUID()];
  const common = { network_id: network.id, attributes: [], epoch: 1, purge_on: addDays(today, standing) };
  await sql`insert into need_series ${sql({
    ...common,
    ...rule([1, 3], "15:30", "17:45", today),
    id: series,
    author_id: members[33]?.id ?? "",
    category: "childcare",
    place_id: places[3] ?? null,
    quantity: 1,
    urgency: 1,
    note: await sealed(
      network,
      "need_series",
      series,
      "note",
      "My son is six. He has eaten, and likes to draw.",
    ),
  })}`;
  await sql`insert into offers ${sql({
    ...common,
    id: offer,
    author_id: members[35]?.id ?? "",
    category: "ride",
    place_id: places[3] ?? null,
    reach: "anywhere",
    splittable: true,
    most_a_week: 2,
    origin: "posted",
    note: await sealed(network, "offers", offer, "note", "On my way to the early shift, as every week."),
  })}`;
  await sql`insert into weekly_windows ${sql({
    ...rule([2, 4, 5], "05:00", "06:15", today),
    network_id: network.id,
    id: randomUUID(),
    offer_id: offer,
    quantity: 2,
  })}`;
}

function rule(days: Weekday[], from: string, until: string, firstOn: string) {
  return { days, from_time: from, until_time: until, first_on: firstOn };
}
