import type { BoardPayload } from "@/domain/board";
import { applyDelta, type BoardDelta } from "@/domain/board-delta";
import { noteFresh } from "@/features/kept/as-of";
import { recallBoard } from "@/features/kept/kept-board";
import type { LiveMessage } from "@/features/live/live-message";
import { makeListeners } from "@/lib/listeners";
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
  /** Takes in what is said about the network, each change once; asks the server when something went by. */
  hear(message: LiveMessage): void;
  /** Whether changes come by themselves. */
  isLive(): boolean;
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
  let isLive = false;
  /** The newest version that was spoken of. */
  let heard = 0;
  const { listen, tell } = makeListeners();

  function change(part: Partial<BoardState>) {
    state = { ...state, ...part };
    tell();
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
      noteFresh();
    } else {
      const kept = state.board === null && (await recallBoard(network));
      change({ trouble: answer.kind, ...kept });
    }
  }

  /** Once more when what came is older than what was spoken of meanwhile. */
  async function askAll() {
    await ask();
    if (state.board && state.board.version < heard && !state.trouble) await ask();
  }

  function refresh() {
    running ??= askAll().finally(() => {
      running = null;
    });
    return running;
  }

  function confirm(now: number) {
    // Only what is shown is worth drawing the page anew.
    if (state.trouble) change({ trouble: null, confirmedAt: now });
    else state = { ...state, confirmedAt: Math.max(now, state.confirmedAt) };
    noteFresh();
  }

  function take(delta: BoardDelta) {
    const { board } = state;
    // The whole of it is on its way.
    if (!board) return;
    const next = applyDelta(board, delta);
    if (!next) refresh();
    else if (next !== board) change({ board: next, trouble: null });
  }

  return {
    current: () => state,
    onChange: listen,
    refresh,
    hear(message) {
      isLive = message.kind !== "lost" && message.kind !== "ended" && (isLive || message.kind === "version");
      if (message.kind === "lost") refresh();
      if (message.kind === "version" || message.kind === "behind") {
        heard = Math.max(heard, message.version);
        if (state.board && state.board.version < message.version) setTimeout(refresh, Math.random() * spread);
        else if (state.board && message.kind === "version") confirm(message.now);
      }
      if (message.kind === "delta") {
        heard = Math.max(heard, message.delta.to);
        take(message.delta);
      }
    },
    isLive: () => isLive,
    now: () => Date.now() + (ahead ?? 0),
    setClock(now) {
      ahead ??= now - Date.now();
    },
  };
}

/** Over so many milliseconds those spread who all hear at once that they have to ask. */
const spread = 1500;

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
