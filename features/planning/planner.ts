import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { logError } from "@/lib/log";
import { oncePerProcess } from "@/lib/once-per-process";
import type { ThreadData } from "./planner-thread";
import type { Answer, Answered, Asked, Question } from "./question";
import { Turns, type Waiter, type Waiting } from "./turns";

/**
 * Asks the thread that plans, which works at one question at a time; networks and askers take turns. Answers null when it
 * takes longer than so many milliseconds, or the same asker has wondered about something else meanwhile. What was begun
 * goes on all the same, and whoever asks again finds more of it done. A thread that dies is replaced, and what it was at
 * is asked once more.
 */
export function askPlanner(question: Question, patience: number, asker = ""): Promise<Answer | null> {
  const { turns } = state();
  return new Promise((resolve) => {
    const waiter: Waiter = (answer) => {
      clearTimeout(impatience);
      resolve(answer);
    };
    const impatience = setTimeout(() => {
      turns.leave(question, asker, waiter);
      resolve(null);
    }, patience);
    turns.add(question, asker, waiter);
    void goOn();
  });
}

/** Ends the thread, so that a process or a test file can end. The next question starts another. */
export async function closePlanner(): Promise<void> {
  const { thread } = state();
  state().thread = null;
  await thread?.worker.terminate();
}

/** How long the thread stays when nobody asks (milliseconds): with it goes the memory of all plans. */
const idleFor = 10 * 60_000;

/** A network so large that its plan needs more is not planned; the app itself is not touched by it. */
const mostMemory = { maxOldGenerationSizeMb: 768 };

type Running = { readonly number: number; resolve(answer: Answer): void; reject(error: Error): void };

type Thread = {
  readonly worker: Worker;
  running: Running | null;
  idle: NodeJS.Timeout | undefined;
};

type State = { thread: Thread | null; asked: number; isAtWork: boolean; readonly turns: Turns };

function state(): State {
  return oncePerProcess("planner", () => ({ thread: null, asked: 0, isAtWork: false, turns: new Turns() }));
}

/** Has what waits worked out, one after the other. */
async function goOn(): Promise<void> {
  const planner = state();
  if (planner.isAtWork) return;
  planner.isAtWork = true;
  for (let next = planner.turns.next(); next; next = planner.turns.next()) {
    const answer = await askTwice(next);
    for (const waiter of next.waiters) waiter(answer);
  }
  planner.isAtWork = false;
}

async function askTwice({ question }: Waiting): Promise<Answer | null> {
  for (let attempt = 1; attempt <= 2; attempt++) {
    try {
      return await ask(question);
    } catch (error) {
      logError("error", "A plan could not be worked out.", error, { attempt });
    }
  }
  return null;
}

function ask(question: Question): Promise<Answer> {
  const planner = state();
  planner.thread ??= startThread();
  const { thread } = planner;
  const number = planner.asked++;
  stayAwake(thread);
  return new Promise((resolve, reject) => {
    thread.running = { number, resolve, reject };
    thread.worker.postMessage({ number, question } satisfies Asked);
  });
}

function startThread(): Thread {
  const workerData: ThreadData = { databaseUrl: process.env.DATABASE_URL ?? "" };
  // The app runs in the project's own folder, whatever was built of it. Nothing that our process was started with is
  // for the thread: it would watch over a parent that it does not have.
  const file = join(/* turbopackIgnore: true */ process.cwd(), "features", "planning", "planner-worker.js");
  const worker = new Worker(/* turbopackIgnore: true */ file, {
    workerData,
    execArgv: [],
    resourceLimits: mostMemory,
  });
  const thread: Thread = { worker, running: null, idle: undefined };
  worker.unref();
  worker.on("message", (answered: Answered) => {
    const running = thread.running?.number === answered.number ? thread.running : null;
    if (running) thread.running = null;
    if ("answer" in answered) running?.resolve(answered.answer);
    else if (running) running.reject(troubleOf(answered.trouble));
    else logError("error", "A plan could not be written down.", troubleOf(answered.trouble));
  });
  worker.on("error", (error) => end(thread, error));
  worker.on("exit", (code) => end(thread, troubleOf(`exit-${code}`)));
  return thread;
}

function end(thread: Thread, error: Error): void {
  if (state().thread === thread) state().thread = null;
  clearTimeout(thread.idle);
  thread.running?.reject(error);
  thread.running = null;
}

function troubleOf(code: string): Error {
  return Object.assign(new Error("The thread that plans had trouble."), { code });
}

function stayAwake(thread: Thread): void {
  clearTimeout(thread.idle);
  thread.idle = setTimeout(() => {
    if (state().thread === thread) state().thread = null;
    void thread.worker.terminate();
  }, idleFor).unref();
}
