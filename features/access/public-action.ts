import type { z } from "zod";
import type { Result } from "@/domain/refusals";
import { answer } from "./answer";

/** A write that nobody has to be signed in for: founding, joining, signing in. */
export function publicAction<Schema extends z.ZodType, Value>(
  schema: Schema,
  carryOut: (input: z.output<Schema>) => Promise<Result<Value>>,
) {
  return (request: Request): Promise<Response> => answer(request, schema, carryOut);
}
