"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { Button } from "@/components/button";
import { LinkButton } from "@/components/link-button";
import { PageHeader } from "@/components/page-header";
import { Progress } from "@/components/progress";
import { KnownNetworks } from "@/features/keyring/known-networks";
import { JoinForm } from "./join-form";
import { useInvite } from "./use-invite";

/** One screen between a scanned code and the board: who vouches, for which network, and a name to choose. */
export function JoinScreen({ id }: { id: string }) {
  const t = useTranslations("join");
  const router = useRouter();
  const { state, retry } = useInvite(id);
  const joined = state.step === "joined" ? state.network : null;
  useEffect(() => {
    if (joined) router.replace(`/n/${joined}`);
  }, [joined, router]);

  if (state.step === "trouble") return <Trouble reason={state.reason} retry={retry} />;
  if (state.step !== "ready" && state.step !== "member") return <Progress label={t("reading")} />;
  const { invite } = state;
  const { inviterName, networkName } = invite.packet;
  if (state.step === "member") {
    return (
      <section aria-live="polite">
        <PageHeader title={t("member.title", { network: networkName })} lead={t("member.text")} />
        <LinkButton href={`/n/${invite.network}`} look="primary">
          {t("open")}
        </LinkButton>
      </section>
    );
  }
  return (
    <section aria-live="polite">
      <PageHeader title={t("title", { network: networkName })} lead={t("vouches", { name: inviterName })} />
      <JoinForm invite={invite} />
    </section>
  );
}

type Reason = Extract<ReturnType<typeof useInvite>["state"], { step: "trouble" }>["reason"];

function Trouble({ reason, retry }: { reason: Reason; retry: () => void }) {
  const t = useTranslations("join");
  return (
    <section aria-live="polite" className="grid max-w-lg gap-8">
      <div>
        <PageHeader title={t(`${reason}.title`)} lead={t(`${reason}.text`)} />
        {(reason === "offline" || reason === "broken") && (
          <Button look="primary" onClick={retry}>
            {t("retry")}
          </Button>
        )}
      </div>
      <KnownNetworks>
        <h2 className="text-xl font-extrabold">{t("known")}</h2>
      </KnownNetworks>
    </section>
  );
}
