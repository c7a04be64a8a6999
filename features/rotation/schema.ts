import { z } from "zod";
import { epochInput, idInput, keyInput, sealedInput } from "@/features/access/sealed-input";
import { logEntryInput } from "@/features/log/schema";
import { type Column, columns, mostOfSecrets } from "./columns";

/** `statement`: the actor's signed word that this member is to be removed, and their reason, sealed for the network. */
export const askRemovalInput = z.strictObject({
  request: idInput,
  member: idInput,
  statement: textInput("requests.statement"),
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
  profile: textInput("networks.profile"),
  members: listOf({ profile: textInput("members.profile"), envelope: sealedInput(2048) }),
  places: listOf({ label: textInput("places.label") }),
  needs: listOf({ note: textInput("needs.note") }),
  offers: listOf({ note: textInput("offers.note") }),
  series: listOf({ note: textInput("need_series.note") }),
  guests: listOf({ profile: textInput("guests.profile") }),
  /** What those on duty hold for guests from now on, for whom there is anything new. */
  guestKeys: z
    .array(z.strictObject({ guest: idInput, member: idInput, secrets: sealedInput(mostOfSecrets) }), {
      error: "wrong",
    })
    .max(most, "tooMany"),
  entries: listOf({ entry: textInput("log_entries.entry") }),
  requests: listOf({ statement: textInput("requests.statement") }),
  log: logEntryInput,
});

export type BeginEpochInput = z.output<typeof beginEpochInput>;

function textInput(column: Column) {
  return sealedInput(columns[column].most);
}

function listOf<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.array(z.strictObject({ id: idInput, ...shape }), { error: "wrong" }).max(most, "tooMany");
}
