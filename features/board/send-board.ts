import { refuse } from "@/domain/refusals";
import { respond } from "@/features/access/answer";
import { currentActor } from "@/features/access/current-actor";
import { mayRead } from "@/features/access/is-from-here";
import { answerBoard } from "./answer-board";

/** The board for a signed-in member of the network; to anyone else it is as if there was none. */
export async function sendBoard(
  request: Request,
  { params }: { params: Promise<{ network: string }> },
): Promise<Response> {
  if (!mayRead(request)) return respond(refuse("foreign-origin"));
  const actor = await currentActor((await params).network);
  if (!actor) return respond(refuse("signed-out"));
  const { body, ...rest } = await answerBoard(request.headers, actor);
  return new Response(body, rest);
}
