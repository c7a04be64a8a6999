import type { BoardPayload } from "@/domain/board";
import { fetchBoard } from "./fetch-board";

export type BoardState = {
  /** Null until it has come. */
  readonly board: BoardPayload | null;
  /** Why the last try brought no news. */
  readonly trouble: "offline" | "failed" | "signed-out" | null;
  /** When the server last confirmed the board, on its clock; milliseconds. */
  readonly confirmedAt: number;
};

/** The whole board of one network, in this tab's memory for as long as the tab lives. */
export type BoardStore = {
  current(): BoardState;
  /** Calls `listener` after every change; returns how to stop. */
  onChange(listener: () => void): () => void;
  /** Asks the server; many calls at once ask once. Never rejects. */
  refresh(): Promise<void>;
  /** The server's clock as far as it is known, in milliseconds; a device's own may be wrong. */
  now(): number;
  /** Tells what the server's clock just showed. */
  setClock(now: number): void;
};

export const emptyState: BoardState = { board: null, trouble: null, confirmedAt: 0 };

/** The same store for the same network. On a server, where nothing is kept, one that stays empty. */
export function boardStore(network: string): BoardStore {
  const known = stores.get(network) ?? makeStore(network);
  if (typeof window !== "undefined") stores.set(network, known);
  return known;
}

const stores = new Map<string, BoardStore>();

function makeStore(network: string): BoardStore {
  let state = emptyState;
  let running: Promise<void> | null = null;
  let ahead: number | null = null;
  const listeners = new Set<() => void>();

  function change(part: Partial<BoardState>) {
    state = { ...state, ...part };
    for (const listener of listeners) listener();
  }

  async function ask() {
    let answer = await fetchBoard(network, state.board?.version);
    if (answer.kind === "signed-out" && (await signInAgain(network))) {
      answer = await fetchBoard(network, state.board?.version);
    }
    if (answer.kind === "same" || answer.kind === "changed") {
      ahead = answer.now - Date.now();
      const board = answer.kind === "changed" ? newerOf(answer.board, state.board) : state.board;
      change({ board, trouble: null, confirmedAt: answer.now });
    } else {
      change({ trouble: answer.kind });
    }
  }

  return {
    current: () => state,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    refresh() {
      running ??= ask().finally(() => {
        running = null;
      });
      return running;
    },
    now: () => Date.now() + (ahead ?? 0),
    setClock(now) {
      ahead ??= now - Date.now();
    },
  };
}

/** Of two servers one may be a moment behind the other. */
function newerOf(board: BoardPayload, known: BoardPayload | null): BoardPayload {
  return known && known.version >= board.version ? known : board;
}

/** Rarely needed, so that it comes only then. */
async function signInAgain(network: string): Promise<boolean> {
  try {
    const { signInSilently } = await import("@/features/access/sign-in");
    return (await signInSilently(network)).ok;
  } catch {
    return false;
  }
}
