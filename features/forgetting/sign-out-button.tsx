"use client";

import { LogOut } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/button";
import { LinkButton } from "@/components/link-button";
import { Notice } from "@/components/notice";
import { Sheet } from "@/components/sheet";
import { send } from "@/features/access/send";
import { holdSignIns } from "@/features/access/sign-in";
import { isOnlyNetwork } from "@/features/keyring/is-only-network";
import { findKeycard } from "@/features/keyring/keycard";
import { closeOtherTabs } from "@/features/live/follow-network";
import { useOutbox } from "@/features/outbox/use-outbox";
import { leaveDevice } from "./leave-device";

/** Signs out on this device and takes the keys off it, or leaves them; asks first, because words may be unsaved. */
export function SignOutButton({ network }: { network: string }) {
  const t = useTranslations("settings");
  const common = useTranslations("common");
  const [hasWords, setHasWords] = useState<boolean | null>(null);
  const { waiting } = useOutbox(network);
  const [isPending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function ask() {
    setProblem(null);
    const keycard = await findKeycard(network).catch(() => null);
    setHasWords(keycard?.secret != null);
  }

  async function leave(removeKeys: boolean) {
    setPending(true);
    // The browser itself can clear more thoroughly than a script, but all of the site at once.
    const forget = removeKeys && (await isOnlyNetwork(network));
    const goOn = [await holdSignIns(network), closeOtherTabs(network)];
    const answer = await send(network, "sign-out", { forget, end: removeKeys });
    if (!answer.ok && answer.reason !== "signed-out") {
      for (const again of goOn) again();
      setPending(false);
      setProblem(answer.message);
      return;
    }
    if (!(await leaveDevice(network, removeKeys))) {
      setPending(false);
      setProblem(common("keysStay"));
      return;
    }
    // A whole new page: nothing that was opened stays in memory.
    location.replace("/");
  }

  return (
    <>
      <Button onClick={ask}>
        <LogOut aria-hidden />
        {t("signOut")}
      </Button>
      <Sheet open={hasWords !== null} onClose={() => setHasWords(null)} title={t("signOut")}>
        <div className="grid gap-4">
          {hasWords && (
            <Notice kind="warn" title={t("unsaved.title")}>
              <p>{t("unsaved.text")}</p>
              <div className="mt-3">
                <LinkButton href={`/n/${network}/settings/words`}>{t("showWords")}</LinkButton>
              </div>
            </Notice>
          )}
          {waiting.length > 0 && (
            <Notice kind="warn" title={t("unsent.title", { count: waiting.length })}>
              <p>{t("unsent.text")}</p>
            </Notice>
          )}
          <p>{t("signOutHow")}</p>
          {problem && <Notice kind="error">{problem}</Notice>}
          <Button wide look={hasWords ? "plain" : "primary"} pending={isPending} onClick={() => leave(false)}>
            {t("keepKeys")}
          </Button>
          <Button wide look="danger" pending={isPending} onClick={() => leave(true)}>
            {hasWords ? t("removeForGood") : t("removeKeys")}
          </Button>
        </div>
      </Sheet>
    </>
  );
}
