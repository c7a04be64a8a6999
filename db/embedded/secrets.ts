import { randomBytes } from "node:crypto";
import { link, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isNodeError } from "./node-error";

/** What is made up once for a data directory: the passwords of three roles and the key of the sign-in cookie. */
export type Secrets = { admin: string; owner: string; app: string; nextauth: string };

/** The secrets of a data directory, made on first use in `secrets.json`, which only its owner may read. */
export async function keepSecrets(home: string): Promise<Secrets> {
  const file = join(home, "secrets.json");
  const draft = `${file}.${randomBytes(6).toString("hex")}`;
  await writeFile(draft, `${JSON.stringify(makeSecrets(), null, 2)}\n`, { mode: 0o600, flag: "wx" });
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

function makeSecrets(): Secrets {
  const secret = () => randomBytes(24).toString("base64url");
  return { admin: secret(), owner: secret(), app: secret(), nextauth: secret() };
}
