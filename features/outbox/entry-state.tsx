"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/button";
import { showToast } from "@/components/toast-store";
import { useKeyring } from "@/features/keyring/keyring-provider";
import { outboxOf } from "./outbox";
import type { Entry } from "./outgoing";
import { reopenForm } from "./reopen-form";
import { heldBack } from "./sending-rules";
import { useOutbox } from "./use-outbox";

/** How it stands with something that has not been sent, and what can be done about it. */
export function EntryState({ network, entry }: { network: string; entry: Entry }) {
  const t = useTranslations("outbox");
  const keyring = useKeyring();
  const [isBusy, setBusy] = useState(false);
  const { waiting } = useOutbox(network);
  const { id, refusal, form } = entry;
  const isBehind = heldBack(waiting).has(id);

  /** One press at a time; what is on its way may take a while. */
  async function run(work: () => Promise<void>) {
    setBusy(true);
    await work();
    setBusy(false);
    requestAnimationFrame(catchFocus);
  }

  const takeBack = () =>
    run(async () => {
      const isBack = await outboxOf(network).takeBack(id);
      const mayStand = entry.unheard && !entry.undo;
      if (!refusal) showToast({ text: t(isBack ? (mayStand ? "mayStand" : "tookBack") : "tooLate") });
    });

  const open = () =>
    run(async () => {
      if (typeof keyring !== "object") return;
      const page = await reopenForm(keyring, entry);
      if (!page) return showToast({ text: t("otherDraft") });
      await outboxOf(network).takeBack(id);
      // Anew, also where one is there already: the form looks for its draft as it opens.
      location.assign(page);
    });

  return (
    <>
      <p className={refusal ? "mt-1 font-semibold text-signal" : "mt-1 font-semibold"}>
        {refusal
          ? t("state.refused", { message: refusal.message })
          : t(`state.${isBehind ? "behind" : (entry.why ?? "offline")}`)}
      </p>
      <div className="mt-3 flex flex-wrap gap-2">
        {refusal && !refusal.final && (
          <Button pending={isBusy} onClick={() => run(() => outboxOf(network).tryAgain(id))}>
            {t("act.tryAgain")}
          </Button>
        )}
        {refusal && form && (
          <Button pending={isBusy} onClick={open}>
            {t("act.open")}
          </Button>
        )}
        <Button pending={isBusy} onClick={takeBack}>
          {t(refusal ? "act.letGo" : "act.takeBack")}
        </Button>
      </div>
    </>
  );
}

/** What was pressed may have gone, and the focus with it. */
function catchFocus() {
  if (document.activeElement !== document.body) return;
  const target =
    document.querySelector<HTMLElement>("dialog[open] button") ?? document.getElementById("main");
  target?.focus({ preventScroll: true });
}
