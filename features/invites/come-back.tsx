"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/button";
import { Notice } from "@/components/notice";
import { refuseHere } from "@/features/access/ask-server";
import type { KeptArrival } from "@/features/arrivals/kept-arrival";
import type { OpenedLink } from "@/features/arrivals/opened-link";

/** Somebody who lost every key, by a code that a member shows them: one press, and then they wait for a second member. */
export function ComeBack({ invite, onWait }: ComeBackProps) {
  const t = useTranslations("join");
  const [isPending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function submit() {
    setPending(true);
    setProblem(null);
    const answer = await comeBack(invite).catch(() => ({ ok: false, message: t("noKeys") }) as const);
    if (answer.ok) return onWait(answer.value);
    setPending(false);
    setProblem(answer.message);
  }

  return (
    <div className="grid max-w-lg gap-5">
      {problem && <Notice kind="error">{problem}</Notice>}
      <Button look="primary" wide pending={isPending} onClick={submit}>
        {t("comeBack")}
      </Button>
      <p className="text-sm text-quiet">{t("comeBackHow")}</p>
    </div>
  );
}

type ComeBackProps = { invite: OpenedLink<"return">; onWait: (arrival: KeptArrival) => void };

async function comeBack(invite: OpenedLink<"return">) {
  const code = await import("@/features/arrivals/arrive-here").catch(() => null);
  return code ? code.comeBack(invite) : refuseHere("offline");
}
