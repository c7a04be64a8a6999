"use client";

import { Smartphone } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "@/components/button";
import { LinkButton } from "@/components/link-button";
import { Notice } from "@/components/notice";
import { Progress } from "@/components/progress";
import { Sheet } from "@/components/sheet";
import { ShownCode } from "@/components/shown-code";
import type { Device } from "./list-devices";
import type { Owner } from "./show-device-code";
import { type Adding, useAdding } from "./use-adding";

/** Takes one's own keys to another phone: a code for its camera, good once and for two minutes. */
export function AddDevice({ network, devices, ...owner }: Owner & AddDeviceProps) {
  const t = useTranslations("devices");
  const [isOpen, setOpen] = useState(false);
  const adding = useAdding(network, owner, devices);

  function open() {
    setOpen(true);
    adding.make();
  }

  function close() {
    setOpen(false);
    adding.cancel();
  }

  return (
    <>
      <Button look="primary" onClick={open}>
        <Smartphone aria-hidden />
        {t("add")}
      </Button>
      <Sheet open={isOpen} onClose={close} title={t("add")}>
        {adding.state.step === "open" ? (
          <OpenCode state={adding.state} check={adding.check} />
        ) : (
          <Outcome state={adding.state} network={network} again={adding.make} onClose={close} />
        )}
      </Sheet>
    </>
  );
}

function OpenCode({
  state,
  check,
}: {
  state: Adding & { step: "open" };
  check: (state: Adding & { step: "open" }) => void;
}) {
  const t = useTranslations("devices");
  useEffect(() => {
    const timer = setInterval(() => document.visibilityState === "visible" && check(state), lookEvery);
    return () => clearInterval(timer);
  }, [state, check]);
  return (
    <div className="grid gap-5">
      <p>{t("addHow")}</p>
      <ShownCode {...state.code} label={t("code")} hint={t("linkHint")} />
    </div>
  );
}

type OutcomeProps = {
  state: Exclude<Adding, { step: "open" }>;
  network: string;
  again: () => void;
  onClose: () => void;
};

function Outcome({ state, network, again, onClose }: OutcomeProps) {
  const t = useTranslations("devices");
  if (state.step === "making") return <Progress label={t("making")} />;
  if (state.step === "added") {
    return (
      <div className="grid gap-5">
        <Notice kind="done" title={t("addedTitle", { name: state.name ?? t("unnamed") })}>
          {t("addedText")}
        </Notice>
        <Button wide look="primary" onClick={onClose}>
          {t("enough")}
        </Button>
      </div>
    );
  }
  return (
    <div className="grid gap-5">
      {state.step === "refused" && <Notice kind="error">{state.message}</Notice>}
      {state.step === "expired" && <Notice title={t("expiredTitle")}>{t("expiredText")}</Notice>}
      {state.step === "no-keys" && (
        <Notice kind="warn" title={t("noBundleTitle")}>
          {t("noBundleText")}
        </Notice>
      )}
      <div className="flex flex-wrap gap-3">
        {state.step === "no-keys" ? (
          <LinkButton href={`/n/${network}/settings/words`}>{t("showWords")}</LinkButton>
        ) : (
          <Button look="primary" onClick={again}>
            {t("another")}
          </Button>
        )}
        <Button onClick={onClose}>{t("enough")}</Button>
      </div>
    </div>
  );
}

/** In milliseconds: the person is holding both phones and waits to be told. */
const lookEvery = 3_000;

type AddDeviceProps = { network: string; devices: readonly Device[] };
