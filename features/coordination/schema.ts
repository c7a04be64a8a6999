import { z } from "zod";
import { idInput, sealedInput } from "@/features/access/sealed-input";
import { logEntryInput } from "@/features/log/schema";
import { zoneInput } from "@/features/networks/schema";

export const listingInput = z.object({
  kind: z.enum(["need", "offer"], { error: "wrong" }),
  id: idInput,
  log: logEntryInput,
});

/** `reminders`: how many there were when the coordinator looked, so that the same press twice reminds once. */
export const remindInput = z.object({
  match: idInput,
  reminders: z.int({ error: "wrong" }).min(0, "wrong").max(1000, "wrong"),
  log: logEntryInput,
});

export const editNetworkInput = z.object({
  zone: zoneInput,
  profile: sealedInput(2048),
  epoch: z.int({ error: "wrong" }).min(1, "wrong"),
  log: logEntryInput,
});

export type ListingInput = z.output<typeof listingInput>;
