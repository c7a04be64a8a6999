import type { ServerResponse } from "node:http";
import type { Actor } from "@/db/actor";

/** An open stream of one session. */
export type Follower = {
  /** Whose stream it is, as they were when it began. */
  readonly actor: Actor;
  /** What the sessions table holds of the session. */
  readonly session: Uint8Array;
  readonly response: ServerResponse;
  /** The version it was told of last. */
  at: number;
};

/**
 * Writes to the stream, unless its reader has left so much unread (bytes, besides what the operating system holds) that
 * it is let go of instead: it catches up when it comes again.
 */
export function write({ response }: Follower, bytes: Uint8Array): void {
  if (response.writableLength + bytes.length > mostUnread) response.destroy();
  else if (!response.destroyed) response.write(bytes);
}

/** Lets go of a reader who has not even taken what was said before the last heartbeat. */
export function beat(follower: Follower, bytes: Uint8Array): void {
  if (follower.response.writableLength > 0) follower.response.destroy();
  else write(follower, bytes);
}

/** Ends the stream with its last word; one who does not read is not waited for. */
export function finish({ response }: Follower, bytes: Uint8Array): void {
  if (response.writableLength > 0) response.destroy();
  else response.end(bytes);
}

const mostUnread = 64 * 1024;
