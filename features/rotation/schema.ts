import { z } from "zod";
import { idInput, keyInput, sealedInput } from "@/features/access/sealed-input";
import { logEntryInput } from "@/features/log/schema";

const epochInput = z.int({ error: "wrong" }).min(1, "wrong").max(1_000_000, "wrong");

/** `statement`: the actor's signed word that this member is to be removed, and their reason, sealed for the network. */
export const askRemovalInput = z.strictObject({
  request: idInput,
  member: idInput,
  statement: sealedInput(),
  epoch: epochInput,
});

export const endDevicesInput = z.strictObject({ member: idInput, log: logEntryInput });

/** The largest roster that `sealRoster` makes: a million bytes and what sealing adds. */
const maxRoster = 1_048_576 + 64;

const most = 20_000;

/**
 * Everything of the network under its next key. Each list names exactly the rows there are, `texts` what they said when
 * they were read; `request` is the removal that this carries out, if any.
 */
export const beginEpochInput = z.strictObject({
  epoch: epochInput.min(2, "wrong"),
  request: idInput.nullable(),
  texts: keyInput,
  roster: sealedInput(maxRoster),
  profile: sealedInput(2048),
  members: listOf({ profile: sealedInput(2048), envelope: sealedInput(2048) }),
  places: listOf({ label: sealedInput(2048) }),
  needs: listOf({ note: sealedInput() }),
  offers: listOf({ note: sealedInput() }),
  series: listOf({ note: sealedInput() }),
  guests: listOf({ profile: sealedInput(2048) }),
  /** What those on duty hold for guests from now on, for whom there is anything new. */
  guestKeys: z
    .array(z.strictObject({ guest: idInput, member: idInput, secrets: sealedInput() }), { error: "wrong" })
    .max(most, "tooMany"),
  entries: listOf({ entry: sealedInput(2048) }),
  requests: listOf({ statement: sealedInput() }),
  log: logEntryInput,
});

export type BeginEpochInput = z.output<typeof beginEpochInput>;

function listOf<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.array(z.strictObject({ id: idInput, ...shape }), { error: "wrong" }).max(most, "tooMany");
}
