import { z } from "zod";
import { epochInput, idInput, sealedInput } from "@/features/access/sealed-input";

/** A line of the log as the browser of whoever acts has sealed it. */
export const logEntryInput = z.strictObject({
  id: idInput,
  entry: sealedInput(2048),
  epoch: epochInput,
});

export type LogEntryInput = z.output<typeof logEntryInput>;
