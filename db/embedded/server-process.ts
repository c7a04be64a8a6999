import { closeSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "../../lib/free-port";
import { PlainError } from "../../lib/plain-error";
import { attach, type Hold } from "./attach";
import { findPostmaster, isAlive, type Postmaster } from "./postmaster";
import { runProgram, spawnDetached } from "./run-program";
import type { Account } from "./server-account";
import { openLog } from "./server-log";
import { type Listening, serverSettings } from "./settings";
import { dropSocketDirectory, keepSocketDirectory, socketDirectory } from "./socket-directory";

/** What it takes to serve one database directory. */
export type Serving = {
  programs: string;
  cluster: string;
  place: string;
  account: Account | null;
  logFile: string;
  quick: boolean;
  /** Where it has to be found, when it was served before; only Windows has it anywhere else than in a directory. */
  port?: number;
};

const patience = 60_000;
const step = 15;
const attempts = 5;
const pause = 200;

/**
 * Joins the server of a database directory, starting one when none runs. That only one server runs is
 * PostgreSQL's own doing (it locks the directory), so several launchers may try at once: one succeeds, and
 * the others find its server.
 */
export async function holdServer(
  serving: Serving,
  urlOf: (postmaster: Postmaster) => string,
  mostAttempts = attempts,
): Promise<{ hold: Hold; postmaster: Postmaster }> {
  const deadline = Date.now() + patience;
  let launched: Launched | null = null;
  let failures = 0;
  while (Date.now() < deadline) {
    const postmaster = await findPostmaster(serving.cluster);
    if (postmaster?.ready) {
      const hold = await attach(urlOf(postmaster));
      if (hold) return { hold, postmaster };
    } else if (!postmaster && !launched) {
      launched = await launch(serving);
    }
    if (launched?.ended()) {
      failures += 1;
      if (failures === mostAttempts) throw new PlainError(launched.explain());
      launched = null;
      await sleep(pause);
    }
    await sleep(step);
  }
  launched?.kill();
  throw new PlainError(`The database did not get ready within a minute. Its log: ${serving.logFile}`);
}

/** Stops a server as `pg_ctl stop -m fast` does (quick: at once, without tidying up) and waits until it is gone. */
export async function stopServer(serving: Serving, { pid }: Postmaster): Promise<void> {
  if (process.platform === "win32") {
    await runProgram(join(serving.programs, "pg_ctl"), ["stop", "-D", serving.cluster, "-m", "fast"], null);
    return;
  }
  signal(pid, serving.quick ? "SIGQUIT" : "SIGINT");
  const urgent = Date.now() + 20_000;
  while (isAlive(pid)) {
    if (Date.now() > urgent) signal(pid, "SIGQUIT");
    await sleep(step);
  }
  await dropSocketDirectory(socketDirectory(serving.place), serving.place);
}

type Launched = { ended(): boolean; explain(): string; kill(): void };

async function launch(serving: Serving): Promise<Launched> {
  const log = openLog(serving.logFile);
  const settings = serverSettings(await listening(serving), serving.quick);
  const program = join(serving.programs, "postgres");
  const child = spawnDetached(program, ["-D", serving.cluster, ...settings], serving.account, log.descriptor);
  closeSync(log.descriptor);
  let trouble = "";
  child.once("error", (error) => {
    trouble = error.message;
  });
  child.unref();
  const kill = () => child.kill("SIGQUIT");
  // The directory of a quick server is thrown away, so nobody will come back for one that is left running.
  if (serving.quick) {
    process.once("exit", kill);
    child.once("exit", () => process.removeListener("exit", kill));
  }
  return {
    ended: () => trouble !== "" || child.exitCode !== null || child.signalCode !== null,
    explain: () => `The database did not start. ${trouble || log.newest()}\nIts log: ${serving.logFile}`,
    kill,
  };
}

async function listening({ place, account, port }: Serving): Promise<Listening> {
  if (process.platform === "win32") return { port: port ?? (await freePort()) };
  const directory = socketDirectory(place);
  await keepSocketDirectory(directory, account);
  return { socketDirectory: directory };
}

function signal(pid: number, name: NodeJS.Signals): void {
  if (isAlive(pid)) process.kill(pid, name);
}
