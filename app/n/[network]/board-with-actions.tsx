"use client";

import type { ComponentProps } from "react";
import { BoardScreen } from "@/features/board/board-screen";
import { AnswerButton } from "@/features/matches/answer-button";
import { ClaimButton } from "@/features/matches/claim-button";

/** The board with what can be done right on a card: answer a need, claim an offer. */
export function BoardWithActions({ zone, ...board }: BoardWithActionsProps) {
  const place = { network: board.network, zone };
  return (
    <BoardScreen
      {...board}
      action={(listing) =>
        listing.stream === "needs" ? (
          <AnswerButton {...place} need={listing.need} />
        ) : (
          <ClaimButton key={listing.window.id} {...place} offer={listing.offer} window={listing.window} />
        )
      }
    />
  );
}

type BoardWithActionsProps = Omit<ComponentProps<typeof BoardScreen>, "action"> & { zone: string };
