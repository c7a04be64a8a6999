import { z } from "zod";
import type { JobDatabase } from "./job-database";

/** One kind of work. It may be done again after it was done half or wholly: whatever it does twice, it does once. */
export type Task = (payload: unknown, jobs: JobDatabase) => Promise<void>;

const id = z.uuid();

/** What jobs carry: ids that are random, and counts. */
export const memberPayload = z.object({ network: id, member: id });
export const messagePayload = memberPayload.extend({ message: id });
export const devicePayload = z.object({ network: id, device: id, message: id });
export const fitPayload = z.object({
  network: id,
  need: id,
  round: z.int().nonnegative(),
  wave: z.int().nonnegative(),
});
