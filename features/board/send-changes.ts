import { refuse } from "@/domain/refusals";
import { respond } from "@/features/access/answer";
import { currentActor } from "@/features/access/current-actor";
import { mayRead } from "@/features/access/is-from-here";
import { sessionHash } from "@/features/access/session-cookie";
import { streamChanges } from "@/features/live/stream-changes";
import { findEdition } from "./board-cache";

/** What changes on the board, as it happens, for a signed-in member of the network; to anyone else as if there was none. */
export async function sendChanges(
  request: Request,
  { params }: { params: Promise<{ network: string }> },
): Promise<Response> {
  if (!mayRead(request)) return respond(refuse("foreign-origin"));
  const actor = await currentActor((await params).network);
  const session = await sessionHash();
  return actor && session
    ? streamChanges(request, actor, session, findEdition)
    : respond(refuse("signed-out"));
}
