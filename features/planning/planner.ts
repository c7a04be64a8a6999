import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { logError } from "@/lib/log";
import { oncePerProcess } from "@/lib/once-per-process";
import type { ThreadData } from "./planner-thread";
import type { Answer, Answered, Asked, Question } from "./question";

/**
 * Asks the thread that plans. Answers null when it takes longer than so many milliseconds; it goes on all the same, and
 * whoever asks again finds more of it done. A thread that dies is replaced, and what it was asked is asked once more.
 */
export async function askPlanner(question: Question, patience: number): Promise<Answer | null> {
  let impatience: NodeJS.Timeout | undefined;
  const tired = new Promise<null>((resolve) => {
    impatience = setTimeout(resolve, patience, null);
  });
  try {
    return await Promise.race([askTwice(question), tired]);
  } finally {
    clearTimeout(impatience);
  }
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

type Waiting = { resolve(answer: Answer): void; reject(error: Error): void };

type Thread = {
  readonly worker: Worker;
  readonly waiting: Map<number, Waiting>;
  idle: NodeJS.Timeout | undefined;
};

function state() {
  return oncePerProcess<{ thread: Thread | null; asked: number }>("planner", () => ({
    thread: null,
    asked: 0,
  }));
}

async function askTwice(question: Question): Promise<Answer | null> {
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
  const { worker, waiting } = planner.thread;
  const number = planner.asked++;
  stayAwake(planner.thread);
  return new Promise((resolve, reject) => {
    waiting.set(number, { resolve, reject });
    worker.postMessage({ number, question } satisfies Asked);
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
  const thread: Thread = { worker, waiting: new Map(), idle: undefined };
  worker.unref();
  worker.on("message", (answered: Answered) => {
    const waiter = thread.waiting.get(answered.number);
    thread.waiting.delete(answered.number);
    if ("answer" in answered) waiter?.resolve(answered.answer);
    else if (waiter) waiter.reject(troubleOf(answered.trouble));
    else logError("error", "A plan could not be written down.", troubleOf(answered.trouble));
  });
  worker.on("error", (error) => end(thread, error));
  worker.on("exit", (code) => end(thread, troubleOf(`exit-${code}`)));
  return thread;
}

function end(thread: Thread, error: Error): void {
  if (state().thread === thread) state().thread = null;
  clearTimeout(thread.idle);
  for (const { reject } of thread.waiting.values()) reject(error);
  thread.waiting.clear();
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
