"use client";

import type { NeedCard } from "@/domain/board";
import { AskButton, type AskButtonProps } from "./ask-button";

/** Answers a need of somebody else, or a part of it; nothing when nothing is left. */
export function AnswerButton({ need, ...place }: AnswerButtonProps) {
  return <AskButton {...place} target={{ kind: "answer", need }} />;
}

type AnswerButtonProps = Omit<AskButtonProps, "target"> & { need: NeedCard };
