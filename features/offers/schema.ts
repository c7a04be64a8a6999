import { z } from "zod";
import { categories } from "@/domain/categories";
import { reaches } from "@/domain/reach";
import { maxWeeklies } from "@/domain/weekly";
import { maxWindows } from "@/domain/why-not-post";
import { idInput } from "@/features/access/sealed-input";
import { attributesInput, instantInput, noteInput, quantityInput } from "@/features/needs/schema";
import { cellInput } from "@/features/places/schema";
import { weeklyInput } from "@/features/weekly/schema";

const windowInput = z.strictObject({
  id: idInput,
  from: instantInput(),
  until: instantInput(),
  quantity: quantityInput(),
});

const offerFacts = {
  offer: idInput,
  category: z.enum(categories, { error: "wrong" }),
  place: idInput.nullable(),
  cell: cellInput().nullable().optional(),
  reach: z.enum(reaches, { error: "wrong" }),
  splittable: z.boolean({ error: "wrong" }),
  attributes: attributesInput(),
  /** As often a week at most; left out or null for as often as it fits. */
  mostAWeek: z.int({ error: "wrong" }).min(1, "wrong").max(50, "wrong").nullable().optional(),
};

const withWindows = {
  /** All that are to stand; of an offer that is edited, those left out go, except what is over. */
  windows: z.array(windowInput).min(1, "wrong").max(maxWindows, "tooMany"),
};

export const postOfferInput = z.strictObject({ ...offerFacts, ...withWindows, note: noteInput().nullable() });

/** A note that is left out stays as it is; null takes it away. */
export const editOfferInput = z.strictObject({
  ...offerFacts,
  ...withWindows,
  note: noteInput().nullable().optional(),
});

const weeklyWindowsInput = z
  .array(weeklyInput.extend({ id: idInput, quantity: quantityInput() }))
  .min(1, "wrong")
  .max(maxWeeklies, "tooMany");

export const postWeeklyOfferInput = z.strictObject({
  ...offerFacts,
  weekly: weeklyWindowsInput,
  note: noteInput().nullable(),
});

export const changeWeeklyOfferInput = z.strictObject({
  ...offerFacts,
  /** All that are to stand from their first day on; those left out end. */
  weekly: weeklyWindowsInput,
  /** Those the form began with: when they are others by now, somebody should look again. */
  seen: weeklyWindowsInput,
  note: noteInput().nullable().optional(),
});

export const endWeeklyOfferInput = z.strictObject({ offer: idInput });

export const changeWindowInput = windowInput.omit({ id: true }).extend({ window: idInput });

export const cancelWindowInput = z.strictObject({ window: idInput });

export const withdrawOfferInput = z.strictObject({ offer: idInput });

export type PostWeeklyOfferInput = z.output<typeof postWeeklyOfferInput>;
export type ChangeWeeklyOfferInput = z.output<typeof changeWeeklyOfferInput>;
export type PostOfferInput = z.output<typeof postOfferInput>;
export type EditOfferInput = z.output<typeof editOfferInput>;
/** What a browser sends. */
export type EditOfferBody = z.input<typeof editOfferInput>;
