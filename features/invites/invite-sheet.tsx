"use client";

import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { Button } from "@/components/button";
import { Notice } from "@/components/notice";
import { Progress } from "@/components/progress";
import { ShownCode } from "@/components/shown-code";
import type { OpenInvite } from "./invite-here";
import type { useInviting } from "./use-inviting";

type SheetProps = ReturnType<typeof useInviting> & { onClose: () => void };

/** One invitation from its making to its end. */
export function InviteSheet({ state, make, check, cancel, onClose }: SheetProps) {
  const t = useTranslations("people");
  if (state.step === "making") return <Progress label={t("making")} />;
  if (state.step === "open") {
    return <ShownInvite invite={state.invite} check={check} cancel={() => cancel(state.invite)} />;
  }
  return (
    <div className="grid gap-5">
      {state.step === "refused" ? (
        <Notice kind="error">{state.message}</Notice>
      ) : (
        <Notice kind={state.step === "used" ? "done" : "info"} title={t(`${state.step}.title`)}>
          {t(`${state.step}.text`)}
        </Notice>
      )}
      <div className="flex flex-wrap gap-3">
        <Button look="primary" onClick={make}>
          {state.step === "refused" ? t("retry") : t("another")}
        </Button>
        <Button onClick={onClose}>{t("enough")}</Button>
      </div>
    </div>
  );
}

function ShownInvite({
  invite,
  check,
  cancel,
}: {
  invite: OpenInvite;
  check: SheetProps["check"];
  cancel: () => void;
}) {
  const t = useTranslations("people");
  useEffect(() => {
    const timer = setInterval(() => document.visibilityState === "visible" && check(invite), lookEvery);
    return () => clearInterval(timer);
  }, [invite, check]);
  return (
    <div className="grid gap-5">
      <p>{t("how")}</p>
      <ShownCode {...invite} label={t("code")} hint={t("linkHint")}>
        <Button look="quiet" onClick={cancel}>
          {t("cancel")}
        </Button>
      </ShownCode>
    </div>
  );
}

/** In milliseconds: the person is standing there and waits to be told. */
const lookEvery = 3_000;
