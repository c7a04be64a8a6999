import { type NoticeChoices, type Telling, type ToldToday, whenToTell } from "./notice-time";
import { minute } from "./window";

/** One thing to tell that has not been told. `stands`: what it is about has not been settled since. */
export type PendingNotice = Telling & { readonly id: string; readonly stands: boolean };

/** What becomes of what is due: in one message now, at a later time, or never. The rest keeps its time. */
export type Digest = {
  readonly told: readonly string[];
  readonly dropped: readonly string[];
  readonly later: readonly { readonly id: string; readonly at: Date }[];
};

/** A reminder that would come within this time is told along with a message that goes out anyway. */
const soon = 5 * minute;

/**
 * All that is to be told makes one message: once any of it may be told, what has happened besides goes along, also when
 * it would have waited; the message says the same, and spares another one. What no longer stands is dropped unsaid.
 */
export function makeDigest(
  pending: readonly PendingNotice[],
  choices: NoticeChoices,
  zone: string,
  today: ToldToday,
  now: Date,
): Digest {
  const standing = pending.filter(({ stands }) => stands);
  const timed = standing.map((notice) => ({
    notice,
    at: whenToTell(notice, choices, zone, today, now),
  }));
  const goesOut = timed.some(({ at }) => at <= now);
  const goesAlong = ({ notice }: (typeof timed)[number]) =>
    notice.kind !== "reminder" || notice.dueAt.getTime() <= now.getTime() + soon;
  const told = goesOut ? timed.filter(goesAlong) : [];
  return {
    told: told.map(({ notice }) => notice.id),
    dropped: pending.filter(({ stands }) => !stands).map(({ id }) => id),
    later: timed
      .filter((each) => !told.includes(each) && each.notice.dueAt <= now)
      .map(({ notice, at }) => ({ id: notice.id, at })),
  };
}
