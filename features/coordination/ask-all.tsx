"use client";

import { Send } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/button";
import { Notice } from "@/components/notice";
import { Progress } from "@/components/progress";
import { MemberName } from "@/features/keyring/member-name";
import type { Proposal } from "./dashboard";
import { useProposing } from "./use-proposing";

/** Asks the two people of every proposal, one after the other, and says whom it could not ask. */
export function AskAll({ network, proposals }: { network: string; proposals: readonly Proposal[] }) {
  const t = useTranslations("plan.proposals");
  const { propose, progress, refused, pending } = useProposing<Proposal>(network, "proposals-title");
  if (proposals.length < 2 && !progress && refused.length === 0) return null;
  return (
    <div className="mb-3 grid gap-3">
      {progress ? (
        <Progress label={t("asking", { done: progress.done + 1, of: progress.of })} {...progress} />
      ) : (
        proposals.length > 1 && (
          <Button look="primary" wide onClick={() => propose(proposals)} pending={pending}>
            <Send aria-hidden />
            {t("askAll", { count: proposals.length })}
          </Button>
        )
      )}
      {refused.length > 0 && (
        <div role="alert">
          <Notice kind="warn" title={t("notAsked", { count: refused.length })}>
            <ul className="grid gap-1">
              {refused.map(({ ask, message }) => (
                <li key={`${ask.needId} ${ask.windowId}`}>
                  <b>
                    {t.rich("pair", {
                      helper: () => <MemberName member={ask.helper} />,
                      receiver: () => <MemberName member={ask.receiver} />,
                    })}
                  </b>
                  : {message}
                </li>
              ))}
            </ul>
          </Notice>
        </div>
      )}
    </div>
  );
}
