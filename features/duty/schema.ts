import { z } from "zod";
import { mostSharedGuests } from "@/domain/duty";
import { idInput, sealedInput } from "@/features/access/sealed-input";
import { logEntryInput } from "@/features/log/schema";

/** What somebody holds for guests, sealed for one other member: so many at once, the rest afterwards. */
export const guestSecretsInput = z
  .array(z.strictObject({ guest: idInput, secrets: sealedInput() }))
  .max(mostSharedGuests, "tooMany");

export const giveDutyInput = z.strictObject({
  member: idInput,
  keys: guestSecretsInput.optional(),
  log: logEntryInput,
});

export const takeUpDutyInput = z.strictObject({ request: idInput, log: logEntryInput });

export const endRequestInput = z.strictObject({ request: idInput });

export const ownDutyInput = z.strictObject({});

export type GiveDutyInput = z.output<typeof giveDutyInput>;
