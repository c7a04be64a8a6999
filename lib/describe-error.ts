/** An error as it may stand in a log: what kind it is and where it came from, and nothing that it carries. */
export type DescribedError = {
  class: string;
  code?: string;
  /** The frames of its stack, in files of this project from its root. */
  at?: string[];
  cause?: DescribedError;
};

const mostFrames = 20;

/**
 * What of an error is ours to say. Its message may repeat what somebody sent (a body that is no JSON, a value that
 * PostgreSQL refused), so the message goes, from the stack too. Never throws, whatever was thrown.
 */
export function describeError(thrown: unknown, depth = 0): DescribedError {
  if (!(thrown instanceof Error)) return { class: thrown === null ? "null" : typeof thrown };
  const { code } = thrown as { code?: unknown };
  const at = framesOf(thrown);
  return {
    class: wordOf(thrown.name) ?? "Error",
    ...(wordOf(code) && { code: wordOf(code) as string }),
    ...(at.length > 0 && { at }),
    ...(thrown.cause !== undefined && depth < 3 && { cause: describeError(thrown.cause, depth + 1) }),
  };
}

/** A name or a code out of a program; what is longer or has spaces in it was put there by somebody. */
function wordOf(value: unknown): string | null {
  return /^[\w.$-]{1,60}$/.test(String(value)) && value !== undefined ? String(value) : null;
}

function framesOf({ stack = "", message }: Error): string[] {
  // A message may have lines of its own that look like frames.
  const start = message === "" ? 0 : stack.indexOf(message) + message.length;
  const frame = /^ +at (?:[^\n]+ \([^\n]+:\d+:\d+\)|[^\s]+:\d+:\d+|[^\n]+ \(<anonymous>\))$/;
  return stack
    .slice(start)
    .split("\n")
    .filter((line) => frame.test(line))
    .slice(0, mostFrames)
    .map((line) => line.trim().slice(3).replace("file://", "").replace(`${process.cwd()}/`, ""));
}
