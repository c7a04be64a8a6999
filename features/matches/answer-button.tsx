"use client";

import type { NeedCard } from "@/domain/board";
import { AskButton } from "./ask-button";

/** Answers a need of somebody else, or a part of it. Needs an `AskDesk` around it. */
export function AnswerButton({ need }: { need: NeedCard }) {
  return <AskButton target={{ kind: "answer", need }} />;
}
