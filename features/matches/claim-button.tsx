"use client";

import type { OfferCard, WindowCard } from "@/domain/board";
import { AskButton, type AskButtonProps } from "./ask-button";

/** Claims an offer of somebody else, or a part of it, in one of its windows. Needs an `AskDesk` around it. */
export function ClaimButton({ offer, window, closed }: ClaimButtonProps) {
  return <AskButton target={{ kind: "claim", offer, window }} closed={closed} />;
}

type ClaimButtonProps = Pick<AskButtonProps, "closed"> & { offer: OfferCard; window: WindowCard };
