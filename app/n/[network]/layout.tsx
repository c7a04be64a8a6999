import type { ReactNode } from "react";
import { Messages } from "@/components/messages";
import { currentActor } from "@/features/access/current-actor";
import { inTime } from "@/features/access/in-time";
import { countArrivals } from "@/features/arrivals/count-arrivals";
import { BurnNotice } from "@/features/forgetting/burn-notice";
import { findBurnNotice } from "@/features/forgetting/find-burn-notice";
import { countWaiting } from "@/features/matches/queries";
import { findNetwork } from "@/features/networks/queries";
import { UnsentHere } from "@/features/outbox/unsent-here";
import { QuietFrame } from "@/features/quiet/quiet-frame";
import { NetworkShell } from "./network-shell";

type LayoutProps = { params: Promise<{ network: string }>; children: ReactNode };

export default async function NetworkLayout({ params, children }: LayoutProps) {
  const { network } = await params;
  const actor = await inTime(currentActor(network));
  if (!actor) {
    return (
      <QuietFrame>
        <Messages of={["access", "outbox"]}>
          {children}
          <UnsentHere network={network} />
        </Messages>
      </QuietFrame>
    );
  }
  const [card, waiting, arrivals] = await inTime(
    Promise.all([findNetwork(actor), countWaiting(actor), countArrivals(actor)]),
  );
  const burn = await inTime(findBurnNotice(actor, card));
  return (
    <Messages of={["access", "keyring", "offline", "outbox", "quiet", "shell"]}>
      <NetworkShell
        network={network}
        member={actor.member}
        zone={actor.zone}
        drawn={actor.now.getTime()}
        epoch={actor.epoch}
        card={card}
        waiting={waiting}
        arrivals={arrivals}
        isCoordinator={actor.role === "coordinator"}
        burnsIn={burn?.secondsLeft ?? null}
      >
        {burn && (
          <Messages of={["leave"]}>
            <BurnNotice network={network} {...burn} />
          </Messages>
        )}
        {children}
      </NetworkShell>
    </Messages>
  );
}
