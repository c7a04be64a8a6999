import type { IncomingMessage, ServerResponse } from "node:http";
import { earlyReader } from "@/features/access/early-actor";
import { takeReadTurn } from "@/features/access/read-turn";
import { answerBoard } from "./answer-board";

/**
 * The board right from the socket, for the member who has a session; the answer is the one of `sendBoard`, with these
 * headers besides. Does nothing and says so with every other request, whose refusal takes the usual way: also of a
 * device that has read so much that it has to wait. Who has the board already is not counted.
 */
export async function sendBoardEarly(
  network: string,
  request: IncomingMessage,
  response: ServerResponse,
  usual: Readonly<Record<string, string>>,
): Promise<boolean> {
  const reader = await earlyReader(network, request);
  if (!reader) return false;
  const { status, headers, body } = await answerBoard(reader.asked, reader.actor, true);
  if (status !== 304 && (await takeReadTurn(reader.actor)) !== null) return false;
  const length = body ? { "content-length": String(body.byteLength) } : {};
  response.writeHead(status, { ...usual, ...headers, ...length });
  response.end(request.method === "HEAD" ? null : body);
  return true;
}
