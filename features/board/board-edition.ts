import { boardDelta } from "@/domain/board-delta";
import { writeEvent } from "@/features/live/event";
import type { Edition } from "@/features/live/hub";
import type { PackedBoard } from "./pack-board";

/** A board with what it takes to bring those up to it who know one of the versions before. */
export type BoardEdition = Edition & { readonly packed: PackedBoard; readonly steps: readonly Step[] };

/** From one version to the next that was loaded here, as the event that says so. */
type Step = { readonly from: number; readonly bytes: Uint8Array };

/** The edition of a board that was loaded now; `before` is the one in memory until now. */
export function nextEdition(packed: PackedBoard, before: BoardEdition | undefined): BoardEdition {
  const { version } = packed.board;
  const steps = before ? nextSteps(before, packed) : [];
  return { packed, steps, version, since: (known) => bytesSince(steps, version, known) };
}

function nextSteps({ packed: before, steps }: BoardEdition, after: PackedBoard): readonly Step[] {
  const delta = boardDelta(before.board, after.board);
  const bytes = writeEvent("delta", delta.to, delta);
  // Then the board itself, packed, is the shorter way.
  if (bytes.length > mostBytes) return [];
  const all = [...steps, { from: delta.from, bytes }];
  let size = 0;
  const first = all.findLastIndex((step) => {
    size += step.bytes.length;
    return size > mostBytes;
  });
  return all.slice(first + 1);
}

function bytesSince(steps: readonly Step[], version: number, known: number): Uint8Array {
  if (known >= version) return nothing;
  const first = steps.findIndex(({ from }) => from === known);
  if (first === -1) return writeEvent("behind", version, { version });
  const missed = steps.slice(first).map(({ bytes }) => bytes);
  return missed.length === 1 && missed[0] ? missed[0] : Buffer.concat(missed);
}

/** What is kept of a network's changes in all. */
const mostBytes = 32 * 1024;

const nothing = new Uint8Array();
