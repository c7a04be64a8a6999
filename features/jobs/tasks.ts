import { parseCronItems } from "graphile-worker";
import { askStanding, free, layOut, settle, sweep } from "./by-the-clock";
import { lookForFits } from "./fit";
import { forget } from "./forget";
import { mail, mailCode } from "./mail";
import { push } from "./push";
import type { Task } from "./task";
import { tell } from "./tell";
import { tryNotice } from "./try-notice";

/** What comes back by the clock (UTC; crontab(5)). Each is at hand at most once. */
export const clockwork = {
  settle: "* * * * *",
  sweep: "* * * * *",
  free: "* * * * *",
  "lay-out": "*/10 * * * *",
  standing: "5 * * * *",
  purge: "17 3 * * *",
} as const;

export type ClockTask = keyof typeof clockwork;

/** Every kind of job there is. */
export const tasks: Readonly<Record<string, Task>> = {
  settle,
  sweep,
  free,
  "lay-out": layOut,
  standing: askStanding,
  purge: forget,
  tell,
  push,
  mail,
  "mail-code": mailCode,
  "try-notice": tryNotice,
  fit: lookForFits,
};

/** Work that comes back anyway is not tried for long. */
export const clockAttempts = 3;

export function clockKey(task: string): string {
  return `clock:${task}`;
}

export function cronItems() {
  return parseCronItems(
    Object.entries(clockwork).map(([task, match]) => ({
      task,
      match,
      identifier: task,
      options: { jobKey: clockKey(task), maxAttempts: clockAttempts },
    })),
  );
}
