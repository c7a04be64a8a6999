import { z } from "zod";
import { idInput, sealedInput } from "@/features/access/sealed-input";

export const savePlaceInput = z.strictObject({
  place: idInput,
  label: sealedInput(2048),
  epoch: z.int({ error: "wrong" }).min(1, "wrong"),
});

export const retirePlaceInput = z.strictObject({ place: idInput });
