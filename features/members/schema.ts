import { z } from "zod";
import { sealedInput } from "@/features/access/sealed-input";

export const renameMemberInput = z.strictObject({
  profile: sealedInput(2048),
  epoch: z.int({ error: "wrong" }).min(1, "wrong"),
});
