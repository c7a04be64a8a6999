"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { useRefusedHere } from "@/features/access/refused-here";
import { followNetwork } from "./follow-network";

/**
 * On every page of a network: when its session is over the server says what there is to say in place of the page, and
 * when somebody leaves in another tab this one closes. So it is where any other request was refused for good.
 */
export function HeedTheEnd({ network }: { network: string }) {
  const router = useRouter();
  useEffect(
    () =>
      followNetwork(network, ({ kind }) => {
        if (kind === "ended") router.refresh();
      }),
    [network, router],
  );
  const isRefused = useRefusedHere(network);
  useEffect(() => {
    if (isRefused) router.refresh();
  }, [isRefused, router]);
  return null;
}
