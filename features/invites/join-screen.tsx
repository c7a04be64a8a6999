"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { Button } from "@/components/button";
import { LinkButton } from "@/components/link-button";
import { PageHeader } from "@/components/page-header";
import { Progress } from "@/components/progress";
import type { KeptArrival } from "@/features/arrivals/kept-arrival";
import { WaitingScreen } from "@/features/arrivals/waiting-screen";
import { KnownNetworks } from "@/features/keyring/known-networks";
import { ComeBack } from "./come-back";
import type { InviteState } from "./invite-state";
import { JoinForm } from "./join-form";
import { KnockForm } from "./knock-form";
import type { ReadInvite } from "./read-invite";
import { useInvite } from "./use-invite";

/**
 * One screen between a code or a link and the board: who vouches, for which network, and what they still want to know. A
 * link by message says nothing of the first two.
 */
export function JoinScreen({ id }: { id: string }) {
  const t = useTranslations("join");
  const router = useRouter();
  const { state, retry, wait } = useInvite(id);
  const joined = state.step === "joined" ? state.network : null;
  useEffect(() => {
    if (joined) router.replace(`/n/${joined}`);
  }, [joined, router]);

  if (state.step === "waiting") return <WaitingScreen arrival={state.arrival} />;
  if (state.step === "trouble") return <Trouble reason={state.reason} retry={retry} />;
  if (state.step === "ready") return <Invited invite={state.invite} onWait={wait} />;
  if (state.step !== "member") return <Progress label={t("reading")} />;
  const { network } = state.invite;
  return (
    <section aria-live="polite">
      <PageHeader title={t(`member.${state.invite.kind}`, namesIn(state.invite))} lead={t("member.text")} />
      <LinkButton href={`/n/${network}`} look="primary">
        {t("open")}
      </LinkButton>
    </section>
  );
}

function Invited({ invite, onWait }: { invite: ReadInvite; onWait: (arrival: KeptArrival) => void }) {
  const t = useTranslations("join");
  const { name, network } = namesIn(invite);
  return (
    <section aria-live="polite">
      <PageHeader title={t(`${invite.kind}.title`, { network })} lead={t(`${invite.kind}.text`, { name })} />
      {invite.kind === "in-person" && <JoinForm invite={invite} />}
      {invite.kind === "by-message" && <KnockForm invite={invite} onWait={onWait} />}
      {invite.kind === "return" && <ComeBack invite={invite} onWait={onWait} />}
    </section>
  );
}

function namesIn({ packet }: ReadInvite): { name: string; network: string } {
  return packet.kind === "by-message"
    ? { name: "", network: "" }
    : { name: packet.inviterName, network: packet.networkName };
}

function Trouble({
  reason,
  retry,
}: {
  reason: (InviteState & { step: "trouble" })["reason"];
  retry: () => void;
}) {
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
