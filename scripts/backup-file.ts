import { randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { pipeline as pipe, Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import { PlainError } from "../lib/plain-error";

const day = 24 * 60 * 60_000;

/**
 * Writes lines into a new file in this folder, packed, named after the moment, and readable by its owner alone. It has
 * its name only once all of it is on the disk.
 */
export async function keepBackup(folder: string, lines: AsyncIterable<string>, now: Date): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, `holdfast-${stampOf(now)}.jsonl.gz`);
  const draft = `${file}.${randomBytes(6).toString("hex")}`;
  try {
    const handle = await open(draft, "wx", 0o600);
    // `flush`: what a power cut leaves is whole, or not there.
    const output = handle.createWriteStream({ flush: true });
    await pipeline(Readable.from(withEnds(lines)), createGzip(), output);
    await rename(draft, file);
    return file;
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

/** Deletes what `keepBackup` made in this folder more than so many days ago; gives how many that were. */
export async function dropOldBackups(folder: string, days: number, now: Date): Promise<number> {
  const limit = stampOf(new Date(now.getTime() - days * day));
  const old = (await readdir(folder)).filter((name) => {
    const stamp = /^holdfast-(\d{8}T\d{6}Z)\.jsonl\.gz/.exec(name)?.[1];
    return stamp !== undefined && stamp < limit;
  });
  for (const name of old) await rm(join(folder, name));
  return old.length;
}

/** The lines of such a file. Throws a `PlainError` once it cannot be read on. */
export async function* readBackup(file: string): AsyncGenerator<string> {
  try {
    yield* splitLines(pipe(createReadStream(file), createGunzip(), () => {}).setEncoding("utf8"));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new PlainError(`${file} cannot be read as a backup: ${reason}.`, { cause });
  }
}

/** At line feeds alone: node:readline takes other characters for ends as well, which may stand in a row. */
async function* splitLines(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = "";
  for await (const chunk of chunks) {
    if (!chunk.includes("\n")) {
      rest += chunk;
      continue;
    }
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
  if (rest !== "") yield rest;
}

async function* withEnds(lines: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const line of lines) yield `${line}\n`;
}

/** A moment as a part of a file's name; later ones sort behind earlier ones. */
function stampOf(moment: Date): string {
  return `${moment.toISOString().replace(/[-:]/g, "").slice(0, 15)}Z`;
}
