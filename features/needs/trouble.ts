import type { Answer } from "@/features/access/ask-server";

/** Why a form was not sent: a sentence, and one for each field that is to blame, by the form's own names. */
export type Trouble = {
  readonly message: string;
  readonly offline: boolean;
  readonly fields: Readonly<Record<string, string>>;
};

/** What an answer means for the form, or null when it went through. */
export function troubleOf(answer: Answer<unknown>): Trouble | null {
  if (answer.ok) return null;
  const { reason, message, fields = {} } = answer;
  const blamed = fieldOf[reason];
  return {
    message,
    offline: reason === "offline",
    fields: {
      ...(blamed && { [blamed]: message }),
      ...Object.fromEntries(Object.entries(fields).map(([path, text]) => [fieldAt(path), text])),
    },
  };
}

/** Refusals that speak of one field. */
const fieldOf: Record<string, string | undefined> = {
  over: "when",
  "too-far": "when",
  "too-long": "when",
  "wrong-attributes": "attributes",
  "below-taken": "quantity",
  "times-overlap": "when",
  "last-before-first": "ends",
  "repeats-too-long": "ends",
  "no-time-left": "ends",
};

/** The field of a path of the body: "note.sealed" is the note, a window's ends are when. */
function fieldAt(path: string): string {
  const [first = ""] = path.split(".");
  return ["from", "until", "windows", "weekly"].includes(first) ? "when" : first;
}
