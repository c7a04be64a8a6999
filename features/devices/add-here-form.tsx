"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useRef, useState } from "react";
import { Button } from "@/components/button";
import { LinkButton } from "@/components/link-button";
import { Notice } from "@/components/notice";
import { PageHeader } from "@/components/page-header";
import { Progress } from "@/components/progress";
import { refuseHere } from "@/features/access/ask-server";
import type { NewDevice } from "./add-here";
import type { DeviceLink } from "./device-link";
import type { DeviceOffer } from "./read-device-code";
import { useDeviceName } from "./use-device-name";

type State =
  | { readonly step: "reading" }
  | { readonly step: "ready"; readonly offer: DeviceOffer }
  | { readonly step: "trouble"; readonly reason: "used-invite" | "untrusted" | "offline" | "broken" };

/**
 * A scanned code of one's own first device: says whose keys come here, and takes them on a press. Where it leads nowhere
 * the words do (`onWords`).
 */
export function AddHereForm({ code, onWords }: { code: DeviceLink; onWords: () => void }) {
  const t = useTranslations("signIn");
  const [state, setState] = useState<State>({ step: "reading" });

  const read = useCallback(async () => {
    setState({ step: "reading" });
    setState(await stateOf(code));
  }, [code]);
  useEffect(() => {
    read();
  }, [read]);

  if (state.step === "reading") return <Progress label={t("reading")} />;
  if (state.step === "ready") return <Offered offer={state.offer} />;
  const canRetry = state.reason === "offline" || state.reason === "broken";
  return (
    <section aria-live="polite">
      <PageHeader title={t(`${state.reason}.title`)} lead={t(`${state.reason}.text`)} />
      {canRetry ? (
        <Button look="primary" onClick={read}>
          {t("retry")}
        </Button>
      ) : (
        <Button onClick={onWords}>{t("title")}</Button>
      )}
    </section>
  );
}

function Offered({ offer }: { offer: DeviceOffer }) {
  const t = useTranslations("signIn");
  const router = useRouter();
  const device = useRef<NewDevice>(null);
  const name = useDeviceName();
  const [isPending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const { network, networkName, memberName } = offer.packet;
  const names = { name: memberName, network: networkName };

  async function add() {
    setPending(true);
    setProblem(null);
    const answer = await addWithCode(offer, device, name).catch(
      () => ({ ok: false, message: t("noKeys") }) as const,
    );
    if (answer.ok) return router.replace(`/n/${network}`);
    setPending(false);
    setProblem(answer.message);
  }

  if (offer.holder !== "nobody") {
    return (
      <section aria-live="polite">
        <PageHeader title={t(`${offer.holder}.title`, names)} lead={t(`${offer.holder}.text`, names)} />
        <LinkButton href={`/n/${network}`} look="primary">
          {t("open")}
        </LinkButton>
      </section>
    );
  }
  return (
    <section aria-live="polite" className="max-w-lg">
      <PageHeader title={t("add.title")} lead={t("add.text", names)} />
      <div className="grid gap-4">
        {problem && <Notice kind="error">{problem}</Notice>}
        <Button look="primary" wide pending={isPending} onClick={add}>
          {t("add.yes")}
        </Button>
        <p className="text-sm text-quiet">{t("add.not")}</p>
      </div>
    </section>
  );
}

async function stateOf(code: DeviceLink): Promise<State> {
  const answer = await readWithCode(code).catch(() => refuseHere("broken"));
  if (answer.ok) return { step: "ready", offer: answer.value };
  const known = (["used-invite", "untrusted", "offline"] as const).find((reason) => reason === answer.reason);
  return { step: "trouble", reason: known ?? "broken" };
}

async function readWithCode(code: DeviceLink) {
  const lazy = await import("./read-device-code").catch(() => null);
  return lazy ? lazy.readDeviceCode(code) : refuseHere("offline");
}

async function addWithCode(offer: DeviceOffer, device: { current: NewDevice | null }, name: string) {
  const lazy = await import("./add-here").catch(() => null);
  if (!lazy) return refuseHere("offline");
  device.current ??= await lazy.makeDevice();
  return lazy.addHere(offer, device.current, name);
}
