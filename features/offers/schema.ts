import { z } from "zod";
import { categories } from "@/domain/categories";
import { reaches } from "@/domain/reach";
import { maxWindows } from "@/domain/why-not-post";
import { idInput } from "@/features/access/sealed-input";
import { attributesInput, cellInput, instantInput, noteInput, quantityInput } from "@/features/needs/schema";

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
  cell: cellInput(),
  reach: z.enum(reaches, { error: "wrong" }),
  splittable: z.boolean({ error: "wrong" }),
  attributes: attributesInput(),
  /** All that are to stand; of an offer that is edited, those left out go, except what is over. */
  windows: z.array(windowInput).min(1, "wrong").max(maxWindows, "tooMany"),
};

export const postOfferInput = z.strictObject({ ...offerFacts, note: noteInput().nullable() });

/** A note that is left out stays as it is; null takes it away. */
export const editOfferInput = z.strictObject({ ...offerFacts, note: noteInput().nullable().optional() });

export const withdrawOfferInput = z.strictObject({ offer: idInput });

export type PostOfferInput = z.output<typeof postOfferInput>;
export type EditOfferInput = z.output<typeof editOfferInput>;
/** What a browser sends. */
export type EditOfferBody = z.input<typeof editOfferInput>;
