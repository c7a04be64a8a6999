"use client";

import { QrCode, Send } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect } from "react";
import { Button } from "@/components/button";
import { LinkField } from "@/components/link-field";
import { Notice } from "@/components/notice";
import { Progress } from "@/components/progress";
import { ShownCode } from "@/components/shown-code";
import type { OpenInvite } from "./invite-here";
import type { useInviting } from "./use-inviting";

type SheetProps = ReturnType<typeof useInviting> & { again: () => void; onClose: () => void };

/** One invitation from its making to its end. */
export function InviteSheet({ state, make, check, cancel, again, onClose }: SheetProps) {
  const t = useTranslations("invite");
  if (state.step === "choosing") {
    return (
      <div className="grid gap-6">
        <Choice how={t("choose.in-person")}>
          <Button wide look="primary" onClick={() => make({ kind: "in-person" })}>
            <QrCode aria-hidden />
            {t("showCode")}
          </Button>
        </Choice>
        <Choice how={t("choose.by-message")}>
          <Button wide onClick={() => make({ kind: "by-message" })}>
            <Send aria-hidden />
            {t("sendLink")}
          </Button>
        </Choice>
      </div>
    );
  }
  if (state.step === "making") return <Progress label={t("making")} />;
  if (state.step === "open") {
    return <OpenOne invite={state.invite} check={check} cancel={() => cancel(state.invite)} />;
  }
  const isReturn = "kind" in state && state.kind === "return";
  // Somebody who has come back needs no second code.
  const isEnough = isReturn && state.step === "used";
  return (
    <div className="grid gap-5">
      <Outcome state={state} />
      <div className="flex flex-wrap gap-3">
        <Button look={isEnough ? "plain" : "primary"} onClick={again}>
          {t(state.step === "refused" ? "retry" : isReturn ? "again" : "another")}
        </Button>
        <Button look={isEnough ? "primary" : "plain"} onClick={onClose}>
          {t("enough")}
        </Button>
      </div>
    </div>
  );
}

function Choice({ how, children }: { how: string; children: ReactNode }) {
  return (
    <div className="grid gap-2">
      {children}
      <p className="text-sm text-quiet">{how}</p>
    </div>
  );
}

function Outcome({ state }: { state: Exclude<SheetProps["state"], { step: "open" }> }) {
  const t = useTranslations("invite");
  if (state.step === "refused") return <Notice kind="error">{state.message}</Notice>;
  if (state.step !== "used" && state.step !== "expired") {
    return <Notice title={t("cancelled.title")}>{t("cancelled.text")}</Notice>;
  }
  return (
    <Notice kind={state.step === "used" ? "done" : "info"} title={t(`${state.step}.${state.kind}.title`)}>
      {t(`${state.step}.${state.kind}.text`)}
    </Notice>
  );
}

type OpenOneProps = { invite: OpenInvite; check: SheetProps["check"]; cancel: () => void };

function OpenOne({ invite, check, cancel }: OpenOneProps) {
  const t = useTranslations("invite");
  useEffect(() => {
    const timer = setInterval(() => document.visibilityState === "visible" && check(invite), lookEvery);
    return () => clearInterval(timer);
  }, [invite, check]);
  const cancelButton = (
    <div className="-ml-4">
      <Button look="quiet" onClick={cancel}>
        {t("cancel")}
      </Button>
    </div>
  );
  return (
    <div className="grid gap-5">
      <p>{t(`how.${invite.kind}`)}</p>
      {invite.kind === "by-message" ? (
        <LinkField link={invite.link} hint={t("reveals")} share>
          {cancelButton}
        </LinkField>
      ) : (
        <ShownCode
          link={invite.link}
          until={invite.until}
          label={t(`code.${invite.kind}`)}
          hint={t(`linkHint.${invite.kind}`)}
        >
          {cancelButton}
        </ShownCode>
      )}
    </div>
  );
}

/** In milliseconds: the person is standing there and waits to be told. */
const lookEvery = 3_000;
