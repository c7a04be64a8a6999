import type { Actor } from "@/db/actor";

/**
 * `read`, answered from memory while nothing changed in the actor's network; many who ask at once ask once. For what
 * follows from rows alone, every change of which raises the network's version. `keyOf` says whose answer it is: the
 * network's, or one member's. At most so many are kept.
 */
export function keptByVersion<T>(
  most: number,
  keyOf: (actor: Actor) => string,
  read: (actor: Actor) => Promise<T>,
): (actor: Actor) => Promise<T> {
  const answers = new Map<string, { version: number; answer: Promise<T> }>();
  return (actor) => {
    const key = keyOf(actor);
    const kept = answers.get(key);
    if (kept && kept.version >= actor.version) return kept.answer;
    const answer = read(actor);
    if (answers.size >= most) answers.clear();
    const fresh = { version: actor.version, answer };
    answers.set(key, fresh);
    answer.catch(() => answers.get(key) === fresh && answers.delete(key));
    return answer;
  };
}
