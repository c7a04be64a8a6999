import { z } from "zod";
import { attributes, maxAttributes } from "@/domain/attributes";
import { categories } from "@/domain/categories";
import { urgencies } from "@/domain/urgency";
import { quarter } from "@/domain/window";
import { epochInput, idInput, sealedInput } from "@/features/access/sealed-input";
import { cellInput } from "@/features/places/schema";
import { weeklyInput } from "@/features/weekly/schema";

const commonFacts = {
  category: z.enum(categories, { error: "wrong" }),
  place: idInput.nullable(),
  cell: cellInput().nullable().optional(),
  toPlace: idInput.nullable(),
  quantity: quantityInput(),
  attributes: attributesInput(),
  urgency: z.literal(urgencies, { error: "wrong" }),
};

const needFacts = { ...commonFacts, need: idInput, from: instantInput(), until: instantInput() };

export const postNeedInput = z.strictObject({ ...needFacts, note: noteInput().nullable() });

/** A note that is left out stays as it is; null takes it away. */
export const editNeedInput = z.strictObject({ ...needFacts, note: noteInput().nullable().optional() });

export const withdrawNeedInput = z.strictObject({ need: idInput });

export const postWeeklyNeedInput = z.strictObject({
  ...commonFacts,
  series: idInput,
  weekly: weeklyInput,
  note: noteInput().nullable(),
});

export const changeWeeklyNeedInput = z.strictObject({
  ...commonFacts,
  series: idInput,
  weekly: weeklyInput,
  /** The one the form began with: when it is another by now, somebody should look again. */
  seen: weeklyInput,
  note: noteInput().nullable().optional(),
});

export const endWeeklyNeedInput = z.strictObject({ series: idInput });

export type PostWeeklyNeedInput = z.output<typeof postWeeklyNeedInput>;
export type ChangeWeeklyNeedInput = z.output<typeof changeWeeklyNeedInput>;
export type PostNeedInput = z.output<typeof postNeedInput>;
export type EditNeedInput = z.output<typeof editNeedInput>;
/** What a browser sends. */
export type EditNeedBody = z.input<typeof editNeedInput>;

/** An instant on a quarter of an hour, in UTC. */
export function instantInput() {
  return z.iso
    .datetime({ error: "wrong" })
    .transform((text) => new Date(text))
    .refine((instant) => instant.getTime() % quarter === 0, "wrong");
}

/** How much of something; what a category allows at most is the domain's to say. */
export function quantityInput() {
  return z.int({ error: "wrong" }).min(1, "wrong").max(1000, "wrong");
}

export function attributesInput() {
  return z.array(z.enum(attributes, { error: "wrong" })).max(maxAttributes, "tooMany");
}

/** A note as the browser's keyring sealed it, and the epoch of the key. */
export function noteInput() {
  return z.strictObject({ sealed: sealedInput(), epoch: epochInput });
}
