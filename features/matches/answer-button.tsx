"use client";

import type { NeedCard } from "@/domain/board";
import { AskButton, type AskButtonProps } from "./ask-button";

/** Answers a need of somebody else, or a part of it. Needs an `AskDesk` around it. */
export function AnswerButton({ need, closed }: AnswerButtonProps) {
  return <AskButton target={{ kind: "answer", need }} closed={closed} />;
}

type AnswerButtonProps = Pick<AskButtonProps, "closed"> & { need: NeedCard };
