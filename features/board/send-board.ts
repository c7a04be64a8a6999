import { memberRoute } from "@/features/access/member-query";
import { answerBoard } from "./answer-board";

/** The board for a signed-in member of the network; to anyone else it is as if there was none. */
export const sendBoard = memberRoute(async (actor, { headers }) => {
  const { body, ...rest } = await answerBoard(headers, actor);
  return new Response(body, rest);
});
