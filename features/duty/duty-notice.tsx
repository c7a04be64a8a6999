"use client";

import dynamic from "next/dynamic";
import type { DutyState } from "./queries";

// Of these a member sees one at most, and most see none.
const DutyEnds = dynamic(() => import("./duty-ends").then((file) => file.DutyEnds));
const DutyWelcome = dynamic(() => import("./duty-welcome").then((file) => file.DutyWelcome));
const NobodyOnDuty = dynamic(() => import("./nobody-on-duty").then((file) => file.NobodyOnDuty));

/** What a member should know about the duty now: that nobody has it, that theirs ends soon, or that it is new to them. */
export function DutyNotice({ network, duty }: { network: string; duty: DutyState }) {
  const { own, others } = duty;
  if (!own) return others.length === 0 ? <NobodyOnDuty network={network} duty={duty} /> : null;
  return own.daysLeft <= soon ? (
    <DutyEnds network={network} own={own} others={others.length} />
  ) : (
    <DutyWelcome network={network} others={others} />
  );
}

/** So many days before its last one the end of the duty is spoken of. */
const soon = 2;
