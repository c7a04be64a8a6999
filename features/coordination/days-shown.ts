import { daysFrom } from "@/domain/zoned-time";
import type { Coordinator } from "@/features/duty/coordinator";

const daysAhead = 7;

/** The days a dashboard is about, "YYYY-MM-DD": today and the six after it. */
export function daysShown({ now, zone }: Coordinator): string[] {
  return daysFrom(now, zone, daysAhead);
}
