"use client";

import { BellOff, BellRing } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, useSyncExternalStore } from "react";
import { Button } from "@/components/button";
import { Notice } from "@/components/notice";
import { showToast } from "@/components/toast-store";
import { neverChanges } from "@/lib/listeners";
import type { Notices } from "./find-notices";
import { type PushTrouble, pushAbility } from "./push-ability";
import { useTelling } from "./use-telling";

/** Messages on the device itself, by the service of its browser's maker. */
export function DevicePart({ network, notices }: { network: string; notices: Notices }) {
  const t = useTranslations("notices.device");
  const router = useRouter();
  const ability = useSyncExternalStore(neverChanges, pushAbility, () => "able" as const);
  const { begin, problem } = useTelling(network, notices.choices);
  const [pending, setPending] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const { isPushed, pushKey } = notices;

  /** Null when it was done, else the sentence to show. */
  async function change(): Promise<string | null> {
    // What subscribes is needed on one page in a hundred visits, and comes when it is.
    const here = await import("./push-here").catch(() => null);
    if (!here) return t("notReady");
    if (isPushed) {
      const answer = await here.unsubscribeHere(network);
      return answer.ok ? null : answer.message;
    }
    const done = await here.subscribeHere(network, pushKey);
    if ("trouble" in done) return t(done.trouble satisfies PushTrouble);
    return done.answer.ok ? null : done.answer.message;
  }

  async function press() {
    setPending(true);
    const sentence = await change().catch(() => t("refused"));
    setTrouble(sentence);
    if (sentence === null && (isPushed || (await begin()))) {
      showToast({ text: t(isPushed ? "turnedOff" : "turnedOn") });
      router.refresh();
    }
    setPending(false);
  }

  const isPossible = ability === "able" || isPushed;
  return (
    <div className="grid justify-items-start gap-3">
      {isPushed && <p className="font-semibold">{t("on")}</p>}
      {ability !== "able" && <Notice>{t(sentences[ability])}</Notice>}
      {(trouble ?? problem) && <Notice kind="error">{trouble ?? problem}</Notice>}
      {isPossible && (
        <Button onClick={press} pending={pending}>
          {isPushed ? <BellOff aria-hidden /> : <BellRing aria-hidden />}
          {t(isPushed ? "turnOff" : "turnOn")}
        </Button>
      )}
    </div>
  );
}

const sentences = { denied: "denied", unsupported: "unsupported", "home-screen": "homeScreen" } as const;
