import { cp, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { root } from "./root";
import { type Count, runCommand } from "./stage";

/** Whether the migrations agree with each other, and say all that the schema in TypeScript says. */
export async function checkMigrations(): Promise<Count> {
  const agree = (await runCommand("drizzle-kit", ["check"])) === 0;
  const complete = await generateNothing();
  if (!complete)
    console.error("The schema has changed: run `npx drizzle-kit generate` and review what it writes.");
  const passed = Number(agree) + Number(complete);
  return { passed, failed: 2 - passed };
}

/** Lets drizzle-kit write the next migration, beside a copy of those there are: it must find nothing to write. */
async function generateNothing(): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), "holdfast-migrations-"));
  try {
    await cp(join(root, "db", "migrations"), folder, { recursive: true });
    const before = await readdir(folder);
    const out = relative(root, folder);
    const code = await runCommand("drizzle-kit", [
      ...["generate", "--dialect", "postgresql", "--schema", "./db/schema/*.ts", "--out", out],
    ]);
    return code === 0 && (await readdir(folder)).length === before.length;
  } finally {
    await rm(folder, { recursive: true });
  }
}
