import type { BoardPayload } from "@/domain/board";
import { keepBoard } from "@/features/kept/kept-board";
import type { BoardStore } from "./board-store";

/** Keeps the board on this device, as it is and as it becomes, for a time without signal. Returns how to stop. */
export function keepAtHand(network: string, store: BoardStore): () => void {
  let kept: BoardPayload | null = null;
  const keep = async () => {
    const { board, confirmedAt } = store.current();
    if (board && board !== kept && (await keepBoard(network, { board, confirmedAt }))) kept = board;
  };
  // A board that changes often is not written down each time.
  const timer = setInterval(keep, 5_000);
  document.addEventListener("visibilitychange", keep);
  return () => {
    clearInterval(timer);
    document.removeEventListener("visibilitychange", keep);
  };
}
