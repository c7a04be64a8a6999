import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import type { DemoRole } from "./people";

/** One of the four whom a visitor of the demo may look around as: their words are no secret. */
export type DemoPerson = { readonly name: string; readonly role: DemoRole; readonly words: string };

/** Keeps the words of the four beside the embedded database, for the landing page of this demo alone. */
export async function writeDemoFile(file: string, people: readonly DemoPerson[]): Promise<void> {
  await writeFile(file, `${JSON.stringify(people, null, 2)}\n`, { mode: 0o600 });
}

/** The four of this server's demo network; none when it has none, or while it is still being made. */
export async function listDemoPeople(): Promise<DemoPerson[]> {
  const file = process.env.HOLDFAST_DEMO;
  return file && existsSync(file) ? JSON.parse(await readFile(file, "utf8")) : [];
}
