import type { Answer, Question } from "./question";

/** What waits for the thread that plans, and who is told what came of it: null for one that nobody gets to any more. */
export type Waiting = {
  question: Question;
  /** Whose question it is: a plan is the network's, and what somebody wonders is theirs. */
  readonly asker: string;
  readonly waiters: Set<Waiter>;
};

export type Waiter = (answer: Answer | null) => void;

/**
 * Whose turn it is. One network comes after the other, and in a network one asker, so that whoever asks a lot waits for
 * themselves alone. An asker has one question waiting: a newer one takes its place, and the one before is told nothing.
 * Who asks for the plan waits together with everybody else who does, for the newest of what they have seen.
 */
export class Turns {
  /** A Map remembers the order in which keys came: the first network has waited longest, and its first asker. */
  private readonly networks = new Map<string, Map<string, Waiting>>();

  add(question: Question, asker: string, waiter: Waiter): void {
    const waiting = this.networks.get(question.network) ?? new Map<string, Waiting>();
    this.networks.set(question.network, waiting);
    const before = waiting.get(asker);
    if (!before) {
      waiting.set(asker, { question, asker, waiters: new Set([waiter]) });
      return;
    }
    if (question.what === null) {
      before.question = newest(before.question, question);
    } else {
      for (const replaced of before.waiters) replaced(null);
      before.waiters.clear();
      before.question = question;
    }
    before.waiters.add(waiter);
  }

  /** Takes the next one out. */
  next(): Waiting | null {
    for (const [network, waiting] of this.networks) {
      this.networks.delete(network);
      for (const next of waiting.values()) {
        waiting.delete(next.asker);
        // Behind everybody else who waits.
        if (waiting.size > 0) this.networks.set(network, waiting);
        return next;
      }
    }
    return null;
  }

  /** Somebody does not wait any more; what nobody waits for is not worked out. */
  leave({ network }: Question, asker: string, waiter: Waiter): void {
    const waiting = this.networks.get(network);
    const left = waiting?.get(asker);
    if (!left?.waiters.delete(waiter) || left.waiters.size > 0) return;
    waiting?.delete(asker);
    if (waiting?.size === 0) this.networks.delete(network);
  }
}

function newest(one: Question, other: Question): Question {
  const asOf = one.asOf > other.asOf ? one.asOf : other.asOf;
  return { ...one, version: Math.max(one.version, other.version), asOf };
}
