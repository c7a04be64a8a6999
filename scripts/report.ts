import { PlainError } from "../lib/plain-error";

/** Tells the person at the terminal what went wrong: a sentence, or all we know when it is a bug. */
export function report(error: unknown): void {
  if (error instanceof PlainError) console.error(`\n${error.message}`);
  else console.error(error);
  process.exitCode = 1;
}
