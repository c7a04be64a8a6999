import { z } from "zod";
import { weekdays } from "@/domain/weekly";
import { idInput } from "@/features/access/sealed-input";

/** Days of the week × from–until, by the clock and calendar of the network's zone. */
export const weeklyInput = z.strictObject({
  days: z
    .array(z.literal(weekdays, { error: "wrong" }))
    .min(1, "wrong")
    .max(7, "tooMany")
    .transform(inOrder),
  from: timeInput(),
  until: timeInput(),
  firstOn: dayInput(),
  lastOn: dayInput().nullable(),
});

export const confirmWeeklyInput = z.strictObject({
  kind: z.enum(["need", "offer"], { error: "wrong" }),
  /** The id of the series or of the offer. */
  id: idInput,
});

/** A day as "YYYY-MM-DD", within the years that the database and the calendar agree upon. */
function dayInput() {
  return z.iso.date({ error: "wrong" }).refine((day) => day >= "2000" && day < "3000", "wrong");
}

function timeInput() {
  return z.string({ error: "wrong" }).regex(/^([01]\d|2[0-3]):(00|15|30|45)$/, "wrong");
}

function inOrder<Day extends number>(days: Day[]): Day[] {
  return days.toSorted((one, other) => one - other);
}
