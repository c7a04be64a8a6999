import { z } from "zod";
import { epochInput, sealedInput } from "@/features/access/sealed-input";
import { logEntryInput } from "@/features/log/schema";

export const renameMemberInput = z.strictObject({
  profile: sealedInput(2048),
  epoch: epochInput,
  /** Everybody may read who was called otherwise before. */
  log: logEntryInput,
});
