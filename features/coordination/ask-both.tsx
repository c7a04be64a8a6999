"use client";

import { Send } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/button";
import { FieldError } from "@/components/field";
import type { ProposalAsk } from "./dashboard";
import { useProposing } from "./use-proposing";

/** Asks the two people of one proposal. */
export function AskBoth({ network, ask, thenFocus, describedBy, look, children }: AskBothProps) {
  const { propose, refused, pending } = useProposing<ProposalAsk>(network, thenFocus);
  const [problem] = refused;
  return (
    <>
      <Button look={look} onClick={() => propose([ask])} pending={pending} aria-describedby={describedBy}>
        <Send aria-hidden />
        <span>{children}</span>
      </Button>
      {problem && (
        <div role="alert" className="basis-full">
          <FieldError id={`${ask.needId}-${ask.windowId}-problem`}>{problem.message}</FieldError>
        </div>
      )}
    </>
  );
}

type AskBothProps = {
  network: string;
  ask: ProposalAsk;
  /** The id of what stays on the page and takes the focus. */
  thenFocus: string;
  /** The id of what says who and what. */
  describedBy: string;
  look?: "primary" | "plain" | "quiet";
  children: ReactNode;
};
