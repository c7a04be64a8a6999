import { z } from "zod";
import { epochInput, idInput, keyInput, sealedInput } from "@/features/access/sealed-input";
import { guestSecretsInput } from "@/features/duty/schema";
import { logEntryInput } from "@/features/log/schema";

/** For so many on duty at once; the others get theirs from these. */
const mostKeys = 10;

const secretsFor = { member: idInput, secrets: sealedInput() };

/** What a guest is called, and their secrets for everybody on duty, whoever writes among them. */
const guestFacts = {
  guest: idInput,
  profile: sealedInput(2048),
  epoch: epochInput,
  keys: z.array(z.strictObject(secretsFor)).min(1, "wrong").max(mostKeys, "tooMany"),
};

export const writeDownGuestInput = z.strictObject({
  ...guestFacts,
  sealingKey: keyInput,
  log: logEntryInput,
});

export const editGuestInput = z.strictObject(guestFacts);

/** To one member, who is on duty. */
export const shareGuestKeysInput = z.strictObject({
  member: idInput,
  keys: guestSecretsInput.min(1, "wrong"),
  log: logEntryInput,
});

export const removeGuestInput = z.strictObject({ guest: idInput, log: logEntryInput });

export type WriteDownGuestInput = z.output<typeof writeDownGuestInput>;
export type EditGuestInput = z.output<typeof editGuestInput>;
export type ShareGuestKeysInput = z.output<typeof shareGuestKeysInput>;
export type RemoveGuestInput = z.output<typeof removeGuestInput>;
