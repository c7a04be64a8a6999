import { mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { dropOldBackups, keepBackup, readBackup } from "./backup-file";

let folder: string;
const now = new Date("2026-03-08T04:05:06.789Z");

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "holdfast-backups-"));
});
afterAll(() => rm(folder, { recursive: true }));

it("keeps lines as they are, for its owner alone", async () => {
  const lines = Array.from(
    { length: 5000 },
    (_, index) => `{"at":${index},"text":"ñ\\n\u2028 ${Math.random()}"}`,
  );
  const file = await keepBackup(join(folder, "new"), from(lines), now);
  expect(file).toBe(join(folder, "new", "holdfast-20260308T040506Z.jsonl.gz"));
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect((await stat(join(folder, "new"))).mode & 0o777).toBe(0o700);
  expect(await readAll(file)).toEqual(lines);
});

it("leaves nothing of a backup that failed", async () => {
  const place = join(folder, "failed");
  await expect(keepBackup(place, failing(), now)).rejects.toThrow("gone");
  expect(await readdir(place)).toEqual([]);
});

it("says of a file that is cut off, or none of its kind, that it cannot be read", async () => {
  const file = await keepBackup(join(folder, "cut"), from(["a".repeat(9999), `${Math.random()}`]), now);
  await truncate(file, (await readFile(file)).length - 9);
  await expect(readAll(file)).rejects.toThrow(/cannot be read as a backup: unexpected end of file\.$/);
  const text = join(folder, "text");
  await writeFile(text, "no gzip");
  await expect(readAll(text)).rejects.toThrow(/cannot be read as a backup/);
});

it("deletes its own that are older, and nothing else", async () => {
  const place = join(folder, "old");
  const days = (count: number) => new Date(now.getTime() - count * 24 * 3_600_000);
  for (const count of [0, 6, 7, 8, 400]) await keepBackup(place, from([]), days(count));
  await writeFile(join(place, "holdfast-20200101T000000Z.jsonl.gz.age"), "");
  await writeFile(join(place, "notes.txt"), "");
  expect(await dropOldBackups(place, 7, now)).toBe(3);
  expect((await readdir(place)).sort()).toEqual([
    "holdfast-20260301T040506Z.jsonl.gz",
    "holdfast-20260302T040506Z.jsonl.gz",
    "holdfast-20260308T040506Z.jsonl.gz",
    "notes.txt",
  ]);
});

async function* from(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines;
}

async function* failing(): AsyncGenerator<string> {
  yield "one";
  throw new Error("gone");
}

async function readAll(file: string): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of readBackup(file)) lines.push(line);
  return lines;
}
