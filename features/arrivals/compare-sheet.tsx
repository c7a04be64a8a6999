"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/button";
import { Notice } from "@/components/notice";
import { Sheet } from "@/components/sheet";
import type { Answer } from "@/features/access/ask-server";
import { FourWords } from "./four-words";

/** Four words on both phones, and what follows from reading them to each other. */
export function CompareSheet(props: CompareSheetProps) {
  const { open, title, lead, words, yes, letIn, turnAway, onDone, onClose } = props;
  const t = useTranslations("arrivals");
  const [pending, setPending] = useState<"in" | "away" | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  async function act(which: "in" | "away", carryOut: () => Promise<Answer<unknown>>) {
    setPending(which);
    setProblem(null);
    const answer = await carryOut();
    setPending(null);
    if (answer.ok) onDone(which);
    else setProblem(answer.message);
  }

  return (
    <Sheet open={open} onClose={onClose} title={title}>
      <div className="grid gap-4">
        <p>{lead}</p>
        <FourWords words={words} />
        {problem && <Notice kind="error">{problem}</Notice>}
        <Button wide look="primary" pending={pending === "in"} onClick={() => act("in", letIn)}>
          {yes}
        </Button>
        <Button wide look="danger" pending={pending === "away"} onClick={() => act("away", turnAway)}>
          {t("differ")}
        </Button>
      </div>
    </Sheet>
  );
}

type CompareSheetProps = {
  open: boolean;
  title: string;
  lead: string;
  words: string;
  yes: string;
  letIn: () => Promise<Answer<unknown>>;
  turnAway: () => Promise<Answer<unknown>>;
  onDone: (which: "in" | "away") => void;
  onClose: () => void;
};
