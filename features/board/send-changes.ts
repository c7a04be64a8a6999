import { refuse } from "@/domain/refusals";
import { respond } from "@/features/access/answer";
import { memberRoute } from "@/features/access/member-query";
import { sessionHash } from "@/features/access/session-cookie";
import { streamChanges } from "@/features/live/stream-changes";
import { findEdition } from "./board-cache";

/** What changes on the board, as it happens, for a signed-in member of the network; to anyone else as if there was none. */
export const sendChanges = memberRoute(async (actor, request) => {
  const session = await sessionHash();
  return session ? streamChanges(request, actor, session, findEdition) : respond(refuse("signed-out"));
});
