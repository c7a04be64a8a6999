"use client";

import type { OfferCard, WindowCard } from "@/domain/board";
import { AskButton, type AskButtonProps } from "./ask-button";

/** Claims an offer of somebody else, or a part of it, in one of its windows; nothing when nothing is left. */
export function ClaimButton({ offer, window, ...place }: ClaimButtonProps) {
  return <AskButton {...place} target={{ kind: "claim", offer, window }} />;
}

type ClaimButtonProps = Omit<AskButtonProps, "target"> & { offer: OfferCard; window: WindowCard };
