import { z } from "zod";
import { leavingInput } from "@/features/access/leaving-action";
import { idInput } from "@/features/access/sealed-input";

export const nothingInput = z.strictObject({});

/** Who is erased: oneself, named, so that nothing empty can do it. */
export const eraseMemberInput = leavingInput.extend({ member: idInput });

/** An id the asker makes, so that asking twice is asking once. */
export const burnInput = z.strictObject({ request: idInput });
