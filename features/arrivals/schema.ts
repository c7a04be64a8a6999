import { z } from "zod";
import { deviceInput } from "@/features/access/enrol-device";
import { epochInput, idInput, keyInput, sealedInput } from "@/features/access/sealed-input";
import { logEntryInput } from "@/features/log/schema";
import { newMemberInput } from "@/features/networks/schema";

const arrivingInput = {
  invite: idInput,
  token: keyInput,
  network: idInput,
  member: newMemberInput.omit({ profile: true, admission: true }),
  device: deviceInput,
};

/** A newcomer by message leaves a hello for the inviter; who comes back brings the first voucher's admission. */
export const arriveInput = z.union(
  [
    z.strictObject({ ...arrivingInput, hello: sealedInput() }),
    z.strictObject({ ...arrivingInput, admission: sealedInput(), epoch: epochInput }),
  ],
  "wrong",
);

export const arrivalStateInput = z.object({
  invite: idInput,
  token: keyInput,
  network: idInput,
  device: deviceInput,
});

export const letInInput = z.object({
  arrival: idInput,
  /** A newcomer's name under the network's key; who comes back has theirs. */
  profile: sealedInput(2048).optional(),
  admission: sealedInput(),
  envelope: sealedInput(2048),
  epoch: epochInput,
  /** For one who comes back: everybody may read that two have let them. Who vouched for a newcomer is for nobody to list. */
  log: logEntryInput.optional(),
});

export const turnAwayInput = z.object({ arrival: idInput });
