import { execFileSync } from "node:child_process";
import { stat } from "node:fs/promises";
import { dirname } from "node:path";
import { PlainError } from "../../lib/plain-error";

/** The account a process is started as: what `spawn` takes. */
export type Account = { name: string; uid: number; gid: number };

/**
 * PostgreSQL refuses to run as root, so root hands the server to the account `postgres` where the machine
 * has one and to `nobody` elsewhere. Null: the server runs as whoever starts it.
 */
export function serverAccount(): Account | null {
  if (process.getuid?.() !== 0) return null;
  const account = findAccount("postgres") ?? findAccount("nobody");
  if (!account) {
    throw new PlainError(
      "PostgreSQL does not run as root, and this machine has neither the account postgres nor nobody. " +
        "Start Holdfast as another account, or set DATABASE_URL to a PostgreSQL of your own.",
    );
  }
  return account;
}

/** Whether the account may pass through every directory down to this one, by their mode bits. */
export async function canEnter(account: Account | null, directory: string): Promise<boolean> {
  if (!account) return true;
  for (let step = directory; ; step = dirname(step)) {
    const { mode, uid, gid } = await stat(step);
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    if (step === dirname(step)) return true;
  }
}

function findAccount(name: string): Account | null {
  try {
    return { name, uid: askId("-u", name), gid: askId("-g", name) };
  } catch {
    return null;
  }
}

/** macOS prints `nobody` as 4294967294 where spawn wants the same bits as a signed number, -2. */
function askId(which: "-u" | "-g", name: string): number {
  return Number(execFileSync("id", [which, name], { encoding: "utf8", stdio: "pipe" })) | 0;
}
