import type { Answer } from "@/features/access/ask-server";
import { send } from "@/features/access/send";

/**
 * Posts a listing, or changes one. One to post that had arrived before with other content, because its answer was lost
 * and then something was changed, becomes what is on screen now.
 */
export async function sendListing(
  network: string,
  noun: "need" | "offer",
  isNew: boolean,
  body: object,
): Promise<Answer<null>> {
  const edit = () => send(network, `edit-${noun}`, body);
  if (!isNew) return edit();
  const answer = await send(network, `post-${noun}`, body);
  return !answer.ok && answer.reason === "conflict" ? edit() : answer;
}
