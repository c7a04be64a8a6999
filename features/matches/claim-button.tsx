"use client";

import type { OfferCard, WindowCard } from "@/domain/board";
import { AskButton } from "./ask-button";

/** Claims an offer of somebody else, or a part of it, in one of its windows. Needs an `AskDesk` around it. */
export function ClaimButton({ offer, window }: { offer: OfferCard; window: WindowCard }) {
  return <AskButton target={{ kind: "claim", offer, window }} />;
}
