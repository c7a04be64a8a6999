import type { BoardDelta } from "@/domain/board-delta";

/** What an open page hears of the network it follows. */
export type LiveMessage =
  /** The stream stands, and this is the newest version: said at its beginning, and again at every heartbeat. */
  | { readonly kind: "version"; readonly version: number; readonly now: number }
  | { readonly kind: "delta"; readonly delta: BoardDelta }
  /** There is this version, and the server does not hold any more what led to it. */
  | { readonly kind: "behind"; readonly version: number }
  /** The session is over, and this device did not get another one by itself. Nothing follows. */
  | { readonly kind: "ended" }
  /** There is no stream for now. */
  | { readonly kind: "lost" }
  /** Somebody is signing out, in this tab. */
  | { readonly kind: "left"; readonly tab: string };

export type Tell = (message: LiveMessage) => void;

/** The newest version a message speaks of; 0 when it speaks of none. */
export function versionOf(message: LiveMessage): number {
  if (message.kind === "delta") return message.delta.to;
  return message.kind === "version" || message.kind === "behind" ? message.version : 0;
}

/** What to say to whoever begins to listen after a message: how the stream stands. */
export function standingAfter<Last extends LiveMessage | null>(
  last: Last,
  message: LiveMessage,
): Last | LiveMessage {
  if (message.kind !== "delta" && message.kind !== "behind") return message;
  return last?.kind === "version" ? { ...last, version: versionOf(message) } : last;
}
