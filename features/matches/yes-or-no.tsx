"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/button";
import { useKeyring } from "@/features/keyring/keyring-provider";
import { MemberName, type SealedMember } from "@/features/keyring/member-name";
import { CheckedName } from "@/features/members/checked-name";
import type { MatchStep } from "./match-card";
import { Problem } from "./problem";
import { useContact } from "./use-contact";
import { useMatchAct } from "./use-match-act";
import { type Role, YesSheet } from "./yes-sheet";

/** The two answers to an ask or a proposal. A yes hands over one's contact: the one of last time, with one press. */
export function YesOrNo({ network, match, other, role, otherAgreed }: YesOrNoProps) {
  const t = useTranslations("mine.waiting");
  const keyring = useKeyring();
  const contact = useContact(keyring);
  const [isOpen, setOpen] = useState(false);
  const yes = useMatchAct(network, match);
  const no = useMatchAct(network, match);
  const handed = contact.text?.trim() ?? "";

  async function sayYes() {
    if (typeof keyring !== "object") return;
    const contact = { match: match.id, other: other.id, text: handed };
    const said = t(otherAgreed ? "agreed" : "agreedFirst");
    if (await yes.act("confirm-match", said, { contact })) setOpen(false);
  }

  const problem = yes.problem ?? no.problem;
  return (
    <>
      <CheckedName member={other.id} />
      {handed && (
        <p className="mt-2">
          <span className="text-quiet">
            {t.rich("hands", { who: () => <MemberName member={other} />, contact: inOneLine(handed) })}
          </span>
          <button type="button" onClick={() => setOpen(true)} className={changeLook}>
            {t("change")}
          </button>
        </p>
      )}
      {problem && !isOpen && <Problem>{problem}</Problem>}
      <div className="mt-auto flex flex-wrap gap-2 pt-3.5">
        <Button look="primary" pending={yes.pending} onClick={handed ? sayYes : () => setOpen(true)}>
          {t(`yes.${role}`)}
        </Button>
        <Button pending={no.pending} onClick={() => no.act("decline-match", t("declined"))}>
          {t("no")}
        </Button>
      </div>
      <YesSheet
        open={isOpen}
        onClose={() => setOpen(false)}
        onYes={sayYes}
        contact={contact}
        role={role}
        pending={yes.pending}
        problem={problem}
      />
    </>
  );
}

const changeLook = "-my-2 ml-1 min-h-11 rounded-sign px-1 font-semibold underline underline-offset-4";

/** Enough to see which contact it is. */
function inOneLine(contact: string): string {
  const line = contact.replace(/\s+/g, " ");
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}

type YesOrNoProps = {
  network: string;
  match: MatchStep;
  /** Who waits. */
  other: SealedMember;
  role: Role;
  /** The other one has said yes, as somebody who asks has; a proposal still waits for both. */
  otherAgreed: boolean;
};
