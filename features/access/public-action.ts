import type { z } from "zod";
import type { Result } from "@/domain/refusals";
import { answer } from "./answer";
import { knock, tooMany } from "./in-turn";

/** A write that nobody has to be signed in for: founding, joining, signing in. */
export function publicAction<Schema extends z.ZodType, Value>(
  schema: Schema,
  carryOut: (input: z.output<Schema>) => Promise<Result<Value>>,
) {
  return (request: Request): Promise<Response> =>
    answer(request, schema, async (input) => {
      const after = await knock(doorOf(request), request);
      return after === null ? carryOut(input) : tooMany(after);
    });
}

/** Each has a limit under the last part of its path. */
function doorOf(request: Request): string {
  return new URL(request.url).pathname.split("/").at(-1) ?? "";
}
