"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/button";
import { RadioChips } from "@/components/chips";
import { Notice } from "@/components/notice";
import { Sheet } from "@/components/sheet";
import { SheetFoot } from "@/components/sheet-foot";
import type { Answer } from "@/features/access/ask-server";
import type { HiddenWords } from "./words-of-arrival";

/**
 * Which words whoever waits reads out, among others: a hurried yes is a wrong one more often than not. After a wrong one
 * they may be asked once more; after two, nobody is let in any more.
 */
export function CompareSheet(props: CompareSheetProps) {
  const { open, title, lead, words, yes, letIn, turnAway, onDone, onClose } = props;
  const t = useTranslations("arrivals");
  const [heard, setHeard] = useState<string | null>(null);
  const [isUnheard, setUnheard] = useState(false);
  const [wrong, setWrong] = useState(0);
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

  function judge() {
    setUnheard(heard === null);
    if (heard === null) return;
    if (heard === words.right) return act("in", letIn);
    setWrong(wrong + 1);
    setHeard(null);
  }

  function choose(choice: string) {
    setHeard(choice);
    setUnheard(false);
  }

  const isOver = wrong > 1;
  return (
    <Sheet open={open} onClose={onClose} title={title}>
      <div className="grid gap-4">
        {wrong === 0 ? (
          <p>{lead}</p>
        ) : (
          <div ref={bringIntoSight} key={wrong}>
            <Notice kind="error" title={t("wrong.title")}>
              {t(isOver ? "wrong.again" : "wrong.once")}
            </Notice>
          </div>
        )}
        {!isOver && (
          <RadioChips
            label={t("heard")}
            error={isUnheard ? t("unheard") : undefined}
            options={[
              ...words.choices.map((choice) => ({ value: choice, label: <Spoken words={choice} /> })),
              { value: "", label: t("noneOfThese") },
            ]}
            value={heard}
            onPick={choose}
          />
        )}
        <SheetFoot>
          {problem && <Notice kind="error">{problem}</Notice>}
          {!isOver && (
            <Button wide look="primary" pending={pending === "in"} onClick={judge}>
              {yes}
            </Button>
          )}
          <Button wide look="danger" pending={pending === "away"} onClick={() => act("away", turnAway)}>
            {t("turnAway")}
          </Button>
        </SheetFoot>
      </div>
    </Sheet>
  );
}

/** Whoever pressed at the end of the sheet looks there. */
function bringIntoSight(element: HTMLElement | null) {
  element?.scrollIntoView({ block: "nearest" });
}

function Spoken({ words }: { words: string }) {
  return (
    <span translate="no" lang="en" className="text-lg font-bold wrap-anywhere">
      {words}
    </span>
  );
}

type CompareSheetProps = {
  open: boolean;
  title: string;
  lead: string;
  words: HiddenWords;
  yes: string;
  letIn: () => Promise<Answer<unknown>>;
  turnAway: () => Promise<Answer<unknown>>;
  onDone: (which: "in" | "away") => void;
  onClose: () => void;
};
