"use client";

import { EyeOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/button";
import { Notice } from "@/components/notice";
import { Sheet } from "@/components/sheet";
import { showToast } from "@/components/toast-store";
import type { SealedMember } from "@/features/keyring/member-name";
import { useLoggedAct } from "@/features/log/use-logged-act";

/** Takes a listing off the board after one question, with a way back. Needs the messages of `coordinate`. */
export function HideListing({ network, kind, id, author, thenFocus }: HideListingProps) {
  const t = useTranslations("coordinate");
  const common = useTranslations("common");
  const [isAsking, setAsking] = useState(false);
  const { act, pending, problem } = useLoggedAct(network);
  const concerned = { member: author, listing: { kind, id } };

  async function hide() {
    if ((await act("hide-listing", concerned, { kind, id })) !== null) return;
    setAsking(false);
    // The closing dialog gives the focus back to a button that is about to go.
    setTimeout(() => document.getElementById(thenFocus ?? "main")?.focus());
    showToast({ text: t("hide.done"), action: { label: common("undo"), run: show } });
  }

  // By then this button has gone along with what it hid, so a problem is said in passing too.
  async function show() {
    const refused = await act("show-listing", concerned, { kind, id });
    showToast({ text: refused ?? t("hidden.done") });
  }

  return (
    <>
      <Button look="quiet" onClick={() => setAsking(true)}>
        <EyeOff aria-hidden />
        {t("hide.action")}
      </Button>
      <Sheet open={isAsking} onClose={() => setAsking(false)} title={t("hide.title")}>
        <p>{t("hide.text")}</p>
        {problem && (
          <div className="mt-4">
            <Notice kind="error">{problem}</Notice>
          </div>
        )}
        <div className="mt-5 flex flex-wrap gap-3">
          <Button look="danger" onClick={hide} pending={pending}>
            {t("hide.confirm")}
          </Button>
          <Button onClick={() => setAsking(false)}>{common("cancel")}</Button>
        </div>
      </Sheet>
    </>
  );
}

type HideListingProps = {
  network: string;
  kind: "need" | "offer";
  id: string;
  author: SealedMember;
  /** The id of what stays on the page and takes the focus; the main part when there is none. */
  thenFocus?: string;
};
