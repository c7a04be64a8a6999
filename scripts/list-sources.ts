import { readdir } from "node:fs/promises";
import { posix } from "node:path";
import { root } from "./root";

/** All files of the project but those that `skip` names, as sorted paths from the root with slashes. */
export async function listSources(skip: (name: string) => boolean, folder = ""): Promise<string[]> {
  const entries = await readdir(posix.join(root, folder), { withFileTypes: true });
  const lists = entries
    .filter(({ name }) => !skip(name))
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .map(async (entry) => {
      const path = posix.join(folder, entry.name);
      return entry.isDirectory() ? listSources(skip, path) : [path];
    });
  return (await Promise.all(lists)).flat();
}
