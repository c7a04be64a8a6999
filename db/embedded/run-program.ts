import { type ChildProcess, execFile, spawn } from "node:child_process";
import { promisify } from "node:util";
import type { Account } from "./server-account";

/** Runs a program of the server package to its end. Rejects with what it said. */
export async function runProgram(program: string, args: string[], account: Account | null): Promise<void> {
  await promisify(execFile)(program, args, { ...asAccount(account), cwd: "/", env: serverEnvironment() });
}

/** Starts the server in a process group of its own, so that Ctrl-C in a terminal reaches only whoever started it. */
export function spawnDetached(
  program: string,
  args: string[],
  account: Account | null,
  log: number,
): ChildProcess {
  return spawn(program, args, {
    ...asAccount(account),
    cwd: "/",
    env: serverEnvironment(),
    detached: true,
    stdio: ["ignore", log, log],
  });
}

function asAccount(account: Account | null) {
  return account ? { uid: account.uid, gid: account.gid } : {};
}

/** No PG… variable and no language of the shell may change how the server behaves. */
function serverEnvironment(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot, NODE_ENV } = process.env;
  return { PATH, SystemRoot, NODE_ENV, LC_ALL: "C", TZ: "UTC" };
}
