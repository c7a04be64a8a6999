"use client";

import type { ReactNode } from "react";
import { Button } from "@/components/button";
import type { ButtonLook } from "@/components/button-look";
import type { MatchStep } from "./match-card";
import { Problem } from "./problem";
import { useMatchAct } from "./use-match-act";

/** One press, one step of a match that needs nothing else: taking an ask back, saying how it went. */
export function ActButton({ network, match, step, said, look, children }: ActButtonProps) {
  const { act, pending, problem } = useMatchAct(network, match);
  const { verb, body } = steps[step];
  return (
    <>
      <Button look={look} pending={pending} onClick={() => act(verb, said, { body })}>
        {children}
      </Button>
      {problem && <Problem>{problem}</Problem>}
    </>
  );
}

const steps = {
  "take-back": { verb: "withdraw-match", body: {} },
  "take-yes-back": { verb: "decline-match", body: {} },
  done: { verb: "finish-match", body: { how: "done" } },
  failed: { verb: "finish-match", body: { how: "failed" } },
} as const;

type ActButtonProps = {
  network: string;
  match: MatchStep;
  step: keyof typeof steps;
  /** What to say when it is done. */
  said: string;
  look?: ButtonLook;
  children: ReactNode;
};
