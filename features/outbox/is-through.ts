import type { Answer } from "@/features/access/ask-server";

type Refusal = Extract<Answer<never>, { ok: false }>;

/** Whether nothing is left to do for whoever wrote it: it was done, or it is `kept` and goes out by itself. */
export function isThrough<Value>(
  answer: Answer<Value>,
): answer is { readonly ok: true; readonly value: Value } | (Refusal & { readonly reason: "kept" }) {
  return answer.ok || answer.reason === "kept";
}
