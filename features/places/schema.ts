import { z } from "zod";
import { isCell } from "@/domain/area";
import { epochInput, idInput, sealedInput } from "@/features/access/sealed-input";
import { logEntryInput } from "@/features/log/schema";

export const savePlaceInput = z.strictObject({
  place: idInput,
  label: sealedInput(2048),
  epoch: epochInput,
  /** Where a new place is, when that is said along with its name. */
  cell: cellInput().nullable().optional(),
  /** The line that says so, when others know the place by a name already; a new one needs none. */
  log: logEntryInput.optional(),
});

/** Null takes the area away. */
export const setAreaInput = z.strictObject({
  place: idInput,
  cell: cellInput().nullable(),
  log: logEntryInput,
});

export const retirePlaceInput = z.strictObject({ place: idInput, log: logEntryInput });

/** An area: an H3 cell of resolution 7. */
export function cellInput() {
  return z.string({ error: "wrong" }).refine(isCell, "wrong");
}
