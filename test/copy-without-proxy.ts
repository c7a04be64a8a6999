import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");

/** A folder that Next.js can serve as it serves the app's own. */
export type AppCopy = { folder: string; remove(): Promise<void> };

/**
 * The built app with its proxy taken out, and without `headers` with those of next.config.js too: what the framework
 * calls and sends stands in two manifests (next 16, `loadNodeMiddleware` in server/next-server.js, and
 * server/lib/router-utils/filesystem.js).
 */
export async function copyWithoutProxy({ headers = true } = {}): Promise<AppCopy> {
  const folder = await mkdtemp(join(tmpdir(), "holdfast-without-proxy-"));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    await copyApp(folder);
    await changeJson(join(folder, ".next", "server", "functions-config-manifest.json"), ({ functions }) => {
      if (!functions["/_middleware"]) throw new Error("This build has no proxy to take out.");
      delete functions["/_middleware"];
    });
    if (!headers) {
      await changeJson(join(folder, ".next", "routes-manifest.json"), (manifest) => {
        manifest.headers = [];
      });
    }
    return { folder, remove };
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
}

type Manifest = Record<string, unknown> & { functions: Record<string, unknown> };

async function changeJson(file: string, change: (manifest: Manifest) => void): Promise<void> {
  const manifest: Manifest = JSON.parse(await readFile(file, "utf8"));
  change(manifest);
  await writeFile(file, JSON.stringify(manifest));
}
