import type { IncomingMessage, ServerResponse } from "node:http";
import { earlyReader } from "@/features/access/early-actor";
import { streamChanges } from "@/features/live/stream-changes";
import { findEdition } from "./board-cache";

/**
 * What changes on the board, as it happens, for the member who has a session; with these headers besides. Does nothing
 * and says so with every other request, whose refusal takes the usual way.
 */
export async function sendChangesEarly(
  network: string,
  request: IncomingMessage,
  response: ServerResponse,
  usual: Readonly<Record<string, string>>,
): Promise<boolean> {
  const reader = await earlyReader(network, request);
  return reader !== null && streamChanges(request, response, reader, findEdition, usual);
}
