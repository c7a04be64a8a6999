import { z } from "zod";
import { idInput } from "@/features/access/sealed-input";

export const listingInput = z.object({
  kind: z.enum(["need", "offer"], { error: "wrong" }),
  id: idInput,
});

/** `reminders`: how many there were when the coordinator looked, so that the same press twice reminds once. */
export const remindInput = z.object({
  match: idInput,
  reminders: z.int({ error: "wrong" }).min(0, "wrong").max(1000, "wrong"),
});

export type ListingInput = z.output<typeof listingInput>;
