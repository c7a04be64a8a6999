"use client";

import { DutyEnds } from "./duty-ends";
import { DutyWelcome } from "./duty-welcome";
import { NobodyOnDuty } from "./nobody-on-duty";
import type { DutyState } from "./queries";

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
