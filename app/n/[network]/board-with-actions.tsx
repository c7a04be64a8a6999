"use client";

import type { ComponentProps } from "react";
import { BoardScreen } from "@/features/board/board-screen";
import { AnswerButton } from "@/features/matches/answer-button";
import { AskDesk } from "@/features/matches/ask-desk";
import type { Asker } from "@/features/matches/asker";
import { ClaimButton } from "@/features/matches/claim-button";

/** The board with what can be done right on a card: answer a need, claim an offer. */
export function BoardWithActions({ asker, ...board }: BoardWithActionsProps) {
  return (
    <AskDesk asker={asker}>
      <BoardScreen
        {...board}
        action={(listing) =>
          listing.stream === "needs" ? (
            <AnswerButton need={listing.need} />
          ) : (
            <ClaimButton offer={listing.offer} window={listing.window} />
          )
        }
      />
    </AskDesk>
  );
}

type BoardWithActionsProps = Omit<ComponentProps<typeof BoardScreen>, "action"> & { asker: Asker };
