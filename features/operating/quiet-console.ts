import { log, logError } from "@/lib/log";

const reported = new WeakSet<object>();

/** Logs what went wrong with a request: which kind of route, what kind of error, and nothing of either's content. */
export function reportError(thrown: unknown, route: string): void {
  if (isReported(thrown)) return;
  logError("error", "A request failed unexpectedly.", thrown, { route });
}

/**
 * Packages print whole errors and addresses. From now on whatever is printed in this process goes through the log: of an
 * error what `logError` says of it, of anything else no more than where it was printed.
 */
export function quietConsole(): void {
  for (const method of ["error", "warn", "info", "log", "debug"] as const) {
    console[method] = (...printed: unknown[]) => {
      const error = printed.find((each) => each instanceof Error);
      const by = whoPrints();
      // The framework prints the errors of requests too; `reportError` says more of them, and may come a moment later.
      if (error) {
        setImmediate(() => {
          if (!isReported(error)) logError("error", "Something failed unexpectedly.", error, { by });
        });
      } else
        log[method === "error" || method === "warn" ? "warn" : "debug"](
          "print",
          "A package printed something.",
          { by },
        );
    };
  }
}

function isReported(thrown: unknown): boolean {
  if (typeof thrown !== "object" || thrown === null) return false;
  if (reported.has(thrown)) return true;
  reported.add(thrown);
  return false;
}

/** The place in the code that printed: the frame above ours. */
function whoPrints(): string {
  const frames = new Error().stack?.split("\n") ?? [];
  return (frames[3] ?? "").trim().replace(/^at /, "").replace(`${process.cwd()}/`, "");
}
