"use client";

import type { NeedCard } from "@/domain/board";
import { AskButton, type AskButtonProps } from "./ask-button";

/** Answers a need of somebody else, or a part of it. Needs an `AskDesk` around it. */
export function AnswerButton({ need, instead }: AnswerButtonProps) {
  return <AskButton target={{ kind: "answer", need }} instead={instead} />;
}

type AnswerButtonProps = Pick<AskButtonProps, "instead"> & { need: NeedCard };
