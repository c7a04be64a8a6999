import { randomBytes } from "node:crypto";
import { link, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isNodeError } from "./node-error";

/** What is made up once for a data directory: the passwords of three roles and the key of the sign-in cookie. */
export type Secrets = { admin: string; owner: string; app: string; nextauth: string };

/** The secrets of a data directory, made on first use in `secrets.json`, which only its owner may read. */
export function keepSecrets(home: string): Promise<Secrets> {
  return keep(join(home, "secrets.json"), {
    ...{ admin: makeSecret(), owner: makeSecret(), app: makeSecret() },
    nextauth: makeSecret(),
  });
}

/** What the keys for notices are derived from; in a file of its own, because older data directories lack it. */
export async function keepNoticeSecret(home: string): Promise<string> {
  return (await keep(join(home, "notices.json"), { notices: makeSecret() })).notices;
}

async function keep<Kept>(file: string, made: Kept): Promise<Kept> {
  const draft = `${file}.${randomBytes(6).toString("hex")}`;
  await writeFile(draft, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600, flag: "wx" });
  try {
    // A link appears whole or not at all, and never over an older one: of two starts at once, both read one file.
    await link(draft, file);
  } catch (error) {
    if (!isNodeError(error, "EEXIST")) throw error;
  } finally {
    await rm(draft);
  }
  return JSON.parse(await readFile(file, "utf8"));
}

function makeSecret(): string {
  return randomBytes(24).toString("base64url");
}
