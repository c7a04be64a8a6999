import { z } from "zod";
import { type Actor, actingFor } from "@/db/actor";
import type { Result } from "@/domain/refusals";
import { memberAction } from "@/features/access/member-action";
import { idInput } from "@/features/access/sealed-input";

const forWhom = { as: idInput.optional() };

/**
 * A write of a signed-in member that somebody on duty may also do for a guest: `as` is the guest's id then, and
 * everything is as if they had done it themselves. For somebody with an account of their own nobody acts: the database
 * knows who is a guest, and who is on duty.
 */
export function actingAction<Shape extends z.ZodRawShape, Value>(
  schema: z.ZodObject<Shape>,
  carryOut: (actor: Actor, input: z.output<z.ZodObject<Shape>>) => Promise<Result<Value>>,
) {
  const whose = z.object(forWhom);
  return memberAction(schema.extend(forWhom), (actor, input) => {
    const { as } = whose.parse(input);
    return carryOut(as ? actingFor(actor, as) : actor, input as z.output<z.ZodObject<Shape>>);
  });
}
