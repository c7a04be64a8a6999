"use client";

import { useEffect } from "react";
import { rememberNetworkName } from "@/features/keyring/keycard";
import { useKeyring } from "@/features/keyring/keyring-provider";
import { readName } from "@/features/keyring/profile";
import { SealedText } from "@/features/keyring/sealed-text";
import { useOpened } from "@/features/keyring/use-opened";
import type { NetworkCard } from "./queries";

/** The network's name; this device remembers it for its own list of networks. */
export function NetworkName({ network, card }: { network: string; card: NetworkCard }) {
  const keyring = useKeyring();
  const at = { table: "networks", row: network, field: "profile", epoch: card.epoch };
  const profile = useOpened(card.profile, at);
  useEffect(() => {
    if (profile && typeof keyring === "object")
      rememberNetworkName(keyring, readName(profile)).catch(() => {});
  }, [profile, keyring]);
  return <SealedText sealed={card.profile} {...at} read={readName} />;
}
