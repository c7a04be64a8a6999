"use client";

import type { ReactNode } from "react";
import { Button } from "@/components/button";
import { FieldError } from "@/components/field";
import { showToast } from "@/components/toast-store";
import { useLoggedAct } from "@/features/log/use-logged-act";

/** One press that needs nothing else and stands in the log: taking a proposal back, allowing a pair again. */
export function LoggedButton({ network, verb, need, body, said, describedBy, children }: LoggedButtonProps) {
  const { act, pending, problem } = useLoggedAct(network);

  async function press() {
    const refused = await act(verb, { listing: { kind: "need", id: need } }, body);
    if (refused === null) showToast({ text: said });
  }

  return (
    <>
      <Button look="quiet" onClick={press} pending={pending} aria-describedby={describedBy}>
        {children}
      </Button>
      {problem && (
        <div role="alert" className="basis-full">
          <FieldError id={`${describedBy}-problem`}>{problem}</FieldError>
        </div>
      )}
    </>
  );
}

type LoggedButtonProps = {
  network: string;
  verb: "withdraw-proposal" | "allow-pair";
  need: string;
  body: { match: string } | { need: string; offer: string };
  said: string;
  describedBy: string;
  children: ReactNode;
};
