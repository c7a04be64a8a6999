"use client";

import dynamic from "next/dynamic";
import { useRefusedHere } from "@/features/access/refused-here";

/** On a device that the network does not let in any more, what was never sent. Nothing otherwise. */
export function UnsentHere({ network }: { network: string }) {
  return useRefusedHere(network) ? <UnsentList network={network} /> : null;
}

/** Rarely needed, so that its code comes only then. */
const UnsentList = dynamic(async () => (await import("./unsent-list")).UnsentList);
