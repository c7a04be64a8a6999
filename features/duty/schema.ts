import { z } from "zod";
import { idInput } from "@/features/access/sealed-input";
import { logEntryInput } from "@/features/log/schema";

export const giveDutyInput = z.strictObject({ member: idInput, log: logEntryInput });

export const takeUpDutyInput = z.strictObject({ request: idInput, log: logEntryInput });

export const endRequestInput = z.strictObject({ request: idInput });

export const ownDutyInput = z.strictObject({});

export type GiveDutyInput = z.output<typeof giveDutyInput>;
