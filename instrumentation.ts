import type { Instrumentation } from "next";

/** Next.js calls this once in every process that serves. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { operate } = await import("./features/operating/operate");
  operate();
  const { serveBoardsEarly } = await import("./features/board/serve-boards-early");
  serveBoardsEarly();
}

/** While developing, the framework shows the whole error to whoever made it. */
export const onRequestError: Instrumentation.onRequestError = async (error, _request, { routePath }) => {
  if (process.env.NEXT_RUNTIME !== "nodejs" || process.env.NODE_ENV !== "production") return;
  const { reportError } = await import("./features/operating/quiet-console");
  reportError(error, routePath);
};
