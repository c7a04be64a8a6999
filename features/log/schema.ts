import { z } from "zod";
import { idInput, sealedInput } from "@/features/access/sealed-input";

/** A line of the log as the browser of whoever acts has sealed it. */
export const logEntryInput = z.strictObject({
  id: idInput,
  entry: sealedInput(2048),
  epoch: z.int32({ error: "wrong" }).min(1, "wrong"),
});

export type LogEntryInput = z.output<typeof logEntryInput>;
