"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useCallback } from "react";
import { refuseHere } from "@/features/access/ask-server";
import { boardStore } from "@/features/board/board-store";
import type { FindKey } from "@/features/outbox/build-body";
import { OutboxBar } from "@/features/outbox/outbox-bar";

/** What waits to be sent, with what its sending needs from further up: whose keys to believe, and what else there is. */
export function OutboxOfNetwork({ network, zone }: { network: string; zone: string }) {
  const router = useRouter();
  const refresh = useCallback(() => {
    boardStore(network).refresh();
    router.refresh();
  }, [network, router]);
  return (
    <OutboxBar network={network} zone={zone} findKey={findKeyLater} instead={AskInstead} onSent={refresh} />
  );
}

/** Its code comes when something is sealed for somebody, which takes a line anyway. */
const findKeyLater: FindKey = async (network, member) => {
  const code = await import("@/features/members/find-trusted-key").catch(() => null);
  return code ? code.findTrustedKey(network, member) : refuseHere("offline");
};

const AskInstead = dynamic(async () => (await import("@/features/matches/ask-instead")).AskInstead);
