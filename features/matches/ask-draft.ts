import { contains, type Window } from "@/domain/window";
import type { AskOption } from "./ask-options";
import type { AskTarget } from "./ask-target";

/** An ask while it is filled in. */
export type AskDraft = {
  readonly target: AskTarget;
  /** At least one. */
  readonly options: readonly AskOption[];
  readonly option: AskOption;
  readonly time: Window;
  readonly quantity: number;
};

/** Filled in so that it could be sent as it is; null when there is nothing to ask for. */
export function startDraft(target: AskTarget, options: readonly AskOption[]): AskDraft | null {
  const [option] = options;
  return option ? { target, options, option, time: option.time, quantity: option.quantity } : null;
}

export function withOption(draft: AskDraft, option: AskOption): AskDraft {
  return { ...draft, option, time: option.time, quantity: option.quantity };
}

/** The same draft for what the target has become meanwhile: what was chosen stays where it is still possible. */
export function renewDraft(
  draft: AskDraft,
  target: AskTarget,
  options: readonly AskOption[],
): AskDraft | null {
  const fresh = startDraft(target, options);
  if (!fresh) return null;
  const option = options.find(({ own }) => isSameListing(own, draft.option.own)) ?? fresh.option;
  const time = contains(option.bounds, draft.time) ? draft.time : option.time;
  const quantity = Math.min(option.most, Math.max(option.least, draft.quantity));
  return { target, options, option, time, quantity };
}

function isSameListing(one: AskOption["own"], other: AskOption["own"]): boolean {
  return one?.id === other?.id && one?.offerWindow === other?.offerWindow;
}
