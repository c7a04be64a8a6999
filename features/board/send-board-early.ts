import type { IncomingMessage, ServerResponse } from "node:http";
import { findActor } from "@/db/actor";
import { mayRead } from "@/features/access/is-from-here";
import { sessionHashOf } from "@/features/access/session-cookie";
import { answerBoard } from "./answer-board";

/**
 * The board right from the socket, for the member who has a session; the answer is the one of `sendBoard`, with these
 * headers besides. Does nothing and says so with every other request, whose refusal takes the usual way.
 */
export async function sendBoardEarly(
  network: string,
  { method, headers: asked }: IncomingMessage,
  response: ServerResponse,
  usual: Readonly<Record<string, string>>,
): Promise<boolean> {
  const get = (name: string) => [asked[name] ?? null].flat().join() || null;
  if (!mayRead({ headers: { get } })) return false;
  const session = await sessionHashOf(asked.cookie ?? "");
  const actor = session && (await findActor(network, session));
  if (!actor) return false;
  const { status, headers, body } = await answerBoard({ get }, actor, true);
  const length = body ? { "content-length": String(body.byteLength) } : {};
  response.writeHead(status, { ...usual, ...headers, ...length });
  response.end(method === "HEAD" ? null : body);
  return true;
}
