import { z } from "zod";
import { idInput, sealedInput } from "@/features/access/sealed-input";

const instantInput = z.iso.datetime({ error: "wrong", offset: true }).transform((text) => new Date(text));

/** How to reach the sender: sealed for the other person, and a copy for themselves. */
const contactInput = { contact: sealedInput(), ownCopy: sealedInput() };

const askInput = {
  match: idInput,
  need: idInput,
  offer: idInput,
  window: idInput,
  quantity: z.int({ error: "wrong" }).min(1, "wrong").max(1000, "wrong"),
  from: instantInput,
  until: instantInput,
  ...contactInput,
};

/** `need` is an open need of one's own that the offer covers, or a new id: then one is made for this claim alone. */
export const claimOfferInput = z.object(askInput);

/** `offer` and `window` are one's own and cover the need, or new ids: then they are made for this answer alone. */
export const answerNeedInput = z.object(askInput);

export const confirmMatchInput = z.object({ match: idInput, ...contactInput });
export const matchInput = z.object({ match: idInput });
export const finishMatchInput = z.object({
  match: idInput,
  how: z.enum(["done", "failed"], { error: "wrong" }),
});

export type AskInput = z.output<typeof claimOfferInput>;
