import { MemberName } from "@/features/keyring/member-name";
import type { Waiting } from "./dashboard";
import type { Words } from "./words";

/** "Omar is asked" */
export function WhoIsAsked({ ask: { asked }, words }: WaitingWordsProps) {
  const [one, other] = asked;
  return words.say.rich("coordinate.waiting.line", {
    count: asked.length,
    who: () => one && <MemberName member={one} />,
    other: () => other && <MemberName member={other} />,
  });
}

/** A claim asks for something for the one who claims; an answer brings something from the one who answers. */
export function WhatIsAsked({ ask, words }: WaitingWordsProps) {
  const { asking, category, quantity, listing } = ask;
  const amount = words.amount(category, quantity);
  if (!asking) return words.say("coordinate.waiting.proposed", { amount });
  return words.say.rich(`coordinate.waiting.${listing.kind}`, {
    amount,
    category,
    who: () => <MemberName member={asking} />,
  });
}

type WaitingWordsProps = { ask: Waiting; words: Words };
