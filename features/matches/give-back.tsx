"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/button";
import { Sheet } from "@/components/sheet";
import { MemberName, type SealedMember } from "@/features/keyring/member-name";
import type { MatchStep } from "./match-card";
import { Problem } from "./problem";
import { useMatchAct } from "./use-match-act";

/** Gives a promise back, once it is clear what that means for the other person. */
export function GiveBack({ network, match, other, means }: GiveBackProps) {
  const t = useTranslations("mine.giveBack");
  const [isOpen, setOpen] = useState(false);
  const { act, pending, problem } = useMatchAct(network, match);
  const giveBack = async () => {
    if (await act("release-match", t("done"))) setOpen(false);
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t("verb")}</Button>
      <Sheet open={isOpen} onClose={() => setOpen(false)} title={t("title")}>
        <div className="grid gap-4">
          <p>{t.rich(means, { who: () => <MemberName member={other} /> })}</p>
          {problem && <Problem>{problem}</Problem>}
          <div className="grid gap-2 sm:grid-cols-2">
            <Button look="danger" wide pending={pending} onClick={giveBack}>
              {t("verb")}
            </Button>
            <Button wide onClick={() => setOpen(false)}>
              {t("keep")}
            </Button>
          </div>
        </div>
      </Sheet>
    </>
  );
}

type GiveBackProps = {
  network: string;
  match: MatchStep;
  other: SealedMember;
  /** What happens: by who gives back, and whether a need goes back to the board. */
  means: "helper" | "helperOwn" | "receiver" | "receiverOwn";
};
