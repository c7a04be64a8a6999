"use client";

import type { OfferCard, WindowCard } from "@/domain/board";
import { AskButton, type AskButtonProps } from "./ask-button";

/** Claims an offer of somebody else, or a part of it, in one of its windows. Needs an `AskDesk` around it. */
export function ClaimButton({ offer, window, instead }: ClaimButtonProps) {
  return <AskButton target={{ kind: "claim", offer, window }} instead={instead} />;
}

type ClaimButtonProps = Pick<AskButtonProps, "instead"> & { offer: OfferCard; window: WindowCard };
