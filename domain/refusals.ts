/**
 * Every reason for which a write is refused, and the HTTP status of the answer. Each has its sentence under
 * `refusals.<reason>` in the messages. One alone is a 5xx: a refusal is an answer, not an accident.
 */
export const refusals = {
  // the request itself
  invalid: 400,
  "signed-out": 401,
  "not-coordinator": 403,
  "foreign-origin": 403,
  "not-found": 404, // also what belongs to another network: foreign and missing look the same
  "too-large": 413,
  "not-json": 415,
  "too-many": 429,
  unavailable: 503, // no database for the moment: what was sent may have been kept or not, and may be sent again

  // the row it speaks of
  conflict: 409, // the same id with other content
  "stale-epoch": 409, // sealed under an older network key; seal again and retry
  "not-yours": 409, // somebody else's to decide
  "used-invite": 409, // used, expired and unknown look the same
  full: 409, // as many members as there can be, or as can come in on one day
  "nobody-waits": 409, // let in, turned away or run out meanwhile, or not the actor's to let in

  // what takes two people
  "second-person": 409, // whoever asks does not agree as well
  "two-coordinators": 409, // removing somebody on duty takes two who are on duty
  "duty-taken": 409, // somebody has it by now
  "already-asked": 409, // for the same person, and it still waits
  changed: 409, // members or texts are others by now; read again and retry

  // posting, editing and withdrawing a listing
  over: 409, // the time has passed or has begun
  "too-far": 409, // begins too far ahead
  "too-long": 409,
  "wrong-attributes": 409, // not in the list of the category
  "has-matches": 409, // promised: cannot be withdrawn, nor changed in what was promised
  "below-taken": 409, // less than what is already taken
  "taken-down": 409, // withdrawn by its author or hidden by a coordinator
  "too-many-listings": 409, // of this member, on the board at once
  "last-before-first": 409, // the last day of what repeats
  "repeats-too-long": 409, // for more than a year
  "no-time-left": 409, // not one of the days comes before the last day
  "times-overlap": 409, // two times of one offer

  // claiming and answering
  "own-listing": 409,
  gone: 409, // somebody was quicker
  "whole-only": 409, // cannot be split
  "outside-window": 409,
  "does-not-fit": 409, // the need brought along does not fit the offer, or the other way round
  "too-many-asks": 409,
  "asked-enough": 409, // for the same, and nothing came of it
  "no-contact": 409, // nothing to hand over was sealed along

  // proposing two people to each other
  "asked-today": 409, // one of them, often enough for one day
  "asked-before": 409, // for each other, and nothing came of it
  rejected: 409, // a coordinator has said that they do not go together

  // the life of a match
  "helper-busy": 409, // somewhere else at that time
  "already-answered": 409, // no longer asked
  expired: 409,
  "not-confirmed": 409,
  "not-started": 409,
  started: 409, // cannot be given back once it began

  // being told while the app is closed
  "push-host": 409, // a push service that messages are not sent to
  "no-mail": 409, // this server sends no mail
  "wrong-code": 409,
  "code-over": 409, // run out, or too many wrong ones
} as const;

export type Refusal = keyof typeof refusals;

/**
 * A use case's answer; `fields` maps a path of the input to a sentence, for `invalid` alone; `after` is the seconds
 * until another try is worth it, for `too-many` and `unavailable` alone.
 */
export type Result<Value> =
  | { readonly ok: true; readonly value: Value }
  | {
      readonly ok: false;
      readonly reason: Refusal;
      readonly fields?: Readonly<Record<string, string>>;
      readonly after?: number;
    };

/** The answer of a use case that refuses, without fields. */
export function refuse(reason: Refusal): { readonly ok: false; readonly reason: Refusal } {
  return { ok: false, reason };
}
