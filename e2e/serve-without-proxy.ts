import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Beside, serveBeside } from "./serve-beside";

const root = join(import.meta.dirname, "..");

/**
 * The very build that the specs run against, with its proxy taken out: the framework calls it when, and only when, this
 * manifest names it (next 16, `loadNodeMiddleware` in server/next-server.js).
 */
export async function serveWithoutProxy(): Promise<Beside> {
  const folder = await mkdtemp(join(tmpdir(), "holdfast-without-proxy-"));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    await copyApp(folder);
    const app = await serveBeside({}, folder);
    return { ...app, stop: () => app.stop().finally(remove) };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function copyApp(folder: string): Promise<void> {
  for (const name of await readdir(root)) {
    if (!name.startsWith(".")) await symlink(join(root, name), join(folder, name));
  }
  await mkdir(join(folder, ".next"));
  for (const name of await readdir(join(root, ".next"))) {
    if (["cache", "dev", "diagnostics"].includes(name)) continue;
    await cp(join(root, ".next", name), join(folder, ".next", name), { recursive: true });
  }
  const file = join(folder, ".next", "server", "functions-config-manifest.json");
  const manifest = JSON.parse(await readFile(file, "utf8"));
  if (!manifest.functions["/_middleware"]) throw new Error("This build has no proxy to take out.");
  delete manifest.functions["/_middleware"];
  await writeFile(file, JSON.stringify(manifest));
}
