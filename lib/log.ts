import pino from "pino";
import { describeError } from "./describe-error";
import { readEnv } from "./env";
import { oncePerProcess } from "./once-per-process";

/** What a line of the log is about: a closed list, so that a machine can look for it. */
export type LogEvent =
  | "start"
  | "migration"
  | "ready"
  | "database"
  | "job"
  | "purge"
  | "sign-in"
  | "error"
  | "print"
  | "shutdown";

/** Figures and words of closed lists. Nothing of a person, no id, no address, nothing that was sent. */
export type Facts = Readonly<Record<string, number | boolean | string>>;

type Line = (event: LogEvent, sentence: string, facts?: Facts) => void;

/**
 * The one way to say what happens: JSON lines on standard output, from `HOLDFAST_LOG_LEVEL` on. A person at a terminal
 * gets the sentences alone.
 */
export const log: { debug: Line; info: Line; warn: Line; error: Line; fatal: Line } = {
  debug: (event, sentence, facts) => logger().debug({ event, ...facts }, sentence),
  info: (event, sentence, facts) => logger().info({ event, ...facts }, sentence),
  warn: (event, sentence, facts) => logger().warn({ event, ...facts }, sentence),
  error: (event, sentence, facts) => logger().error({ event, ...facts }, sentence),
  fatal: (event, sentence, facts) => logger().fatal({ event, ...facts }, sentence),
};

/** Logs something that was thrown, without what it carries. `sentence` says what was going on. */
export function logError(event: LogEvent, sentence: string, thrown: unknown, facts?: Facts): void {
  logger().error({ event, ...facts, error: describeError(thrown) }, sentence);
}

function logger(): pino.Logger {
  return oncePerProcess("log", () =>
    pino(
      {
        level: readEnv().logLevel,
        base: { pid: process.pid },
        timestamp: pino.stdTimeFunctions.isoTime,
        formatters: { level: (level) => ({ level }) },
      },
      process.stdout.isTTY ? terminal : pino.destination({ dest: 1, sync: true }),
    ),
  );
}

const terminal = {
  write(line: string) {
    const { msg, error } = JSON.parse(line) as { msg: string; error?: object };
    process.stdout.write(`${msg}${error ? ` ${JSON.stringify(error, null, 2)}` : ""}\n`);
  },
};
