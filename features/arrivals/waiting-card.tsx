"use client";

import { DoorOpen } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useState } from "react";
import { Button } from "@/components/button";
import { Notice } from "@/components/notice";
import { Sign } from "@/components/sign";
import { showToast } from "@/components/toast-store";
import type { Answer } from "@/features/access/ask-server";
import { send } from "@/features/access/send";
import { CompareSheet } from "./compare-sheet";
import type { Arrival } from "./list-arrivals";
import type { HiddenWords } from "./words-of-arrival";

/** What the reader can do for somebody who waits, once their words are known. */
export type Meeting = {
  words: HiddenWords;
  lead: string;
  yes: string;
  done: string;
  letIn: () => Promise<Answer<null>>;
};

/**
 * Somebody who waits: who they say they are, and the way to the four words. Without a `meeting` the reader cannot let
 * them in, and `children` say why; turning away goes without words too.
 */
export function WaitingCard({ network, arrival, line, meeting, children }: WaitingCardProps) {
  const t = useTranslations("arrivals");
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [isSettled, setSettled] = useState(false);
  const [isPending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const turnAway = () => send(network, "turn-away", { arrival: arrival.id });

  function settle(which: "in" | "away") {
    setOpen(false);
    setSettled(true);
    showToast({ text: which === "in" && meeting ? meeting.done : t("away") });
    router.refresh();
  }

  async function dismiss() {
    setPending(true);
    const answer = await turnAway();
    setPending(false);
    if (answer.ok) settle("away");
    else setProblem(answer.message);
  }

  // What had the focus goes with it.
  useEffect(() => {
    if (isSettled) document.getElementById("main")?.focus({ preventScroll: true });
  }, [isSettled]);

  // Where signal is weak the page learns of it a while later.
  if (isSettled) return null;
  return (
    <Sign
      above={
        <>
          <DoorOpen aria-hidden />
          {t("above")}
        </>
      }
      line={line}
      actions={
        meeting ? (
          <Button look="primary" onClick={() => setOpen(true)}>
            {t("compare")}
          </Button>
        ) : (
          <Button look="danger" pending={isPending} onClick={dismiss}>
            {t("turnAway")}
          </Button>
        )
      }
    >
      {children}
      {problem && <Notice kind="error">{problem}</Notice>}
      {meeting && (
        <CompareSheet
          {...meeting}
          open={isOpen}
          title={line}
          turnAway={turnAway}
          onDone={settle}
          onClose={() => setOpen(false)}
        />
      )}
    </Sign>
  );
}

type WaitingCardProps = {
  network: string;
  arrival: Arrival;
  line: string;
  meeting: Meeting | null;
  children?: ReactNode;
};
