import { z } from "zod";
import { rejectionReasons } from "@/domain/rejection-reasons";
import { epochInput, idInput, sealedInput } from "@/features/access/sealed-input";
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
  epoch: epochInput,
  log: logEntryInput,
});

const instantInput = z.iso.datetime({ error: "wrong", offset: true }).transform((text) => new Date(text));

/** `match` is a new id: sent again it is the same proposal. */
export const proposeMatchInput = z.object({
  match: idInput,
  need: idInput,
  offer: idInput,
  window: idInput,
  quantity: z.int({ error: "wrong" }).min(1, "wrong").max(1000, "wrong"),
  from: instantInput,
  until: instantInput,
  log: logEntryInput,
});

export const withdrawProposalInput = z.object({ match: idInput, log: logEntryInput });

export const rejectPairInput = z.object({
  need: idInput,
  offer: idInput,
  reason: z.enum(rejectionReasons, { error: "wrong" }),
  log: logEntryInput,
});

export const allowPairInput = z.object({ need: idInput, offer: idInput, log: logEntryInput });

export type ProposalInput = z.output<typeof proposeMatchInput>;

export type ListingInput = z.output<typeof listingInput>;
