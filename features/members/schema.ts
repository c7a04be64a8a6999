import { z } from "zod";
import { sealedInput } from "@/features/access/sealed-input";
import { logEntryInput } from "@/features/log/schema";

export const renameMemberInput = z.strictObject({
  profile: sealedInput(2048),
  epoch: z.int({ error: "wrong" }).min(1, "wrong"),
  /** Everybody may read who was called otherwise before. */
  log: logEntryInput,
});
