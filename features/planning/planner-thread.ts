import { parentPort, workerData } from "node:worker_threads";
import { connect } from "@/db/connect";
import { appRole } from "@/db/embedded/roles";
import { describeError } from "@/lib/describe-error";
import { NetworkPlanner } from "./network-planner";
import type { Answered, Asked } from "./question";

/** What the thread is given when it starts. */
export type ThreadData = { readonly databaseUrl: string };

const { databaseUrl } = workerData as ThreadData;

// One connection of its own, with the rights of the app and no more; it goes when nobody asks for a while.
const planner = new NetworkPlanner(
  connect(databaseUrl, {
    max: 1,
    idle_timeout: 60,
    connection: { application_name: "holdfast planner", role: appRole, TimeZone: "UTC" },
  }),
);

// The next one is asked when this one is answered, which is before it is written down.
let turn: Promise<void> = Promise.resolve();

parentPort?.on("message", (asked: Asked) => {
  turn = turn.then(() => answer(asked));
});

async function answer({ number, question }: Asked): Promise<void> {
  try {
    await planner.answer(question, (answer) => send({ number, answer }));
  } catch (error) {
    const { code, class: kind } = describeError(error);
    send({ number, trouble: code ?? kind });
  }
}

function send(answered: Answered): void {
  parentPort?.postMessage(answered);
}
