import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, dirname, join } from "node:path";
import { chromium, type LaunchOptions } from "@playwright/test";
import { PlainError } from "../lib/plain-error";
import { packagedBrowser, unpackBrowser } from "./packaged-browser";

/** Names the browser for tests: the path of a Chromium, or `playwright` for the one Playwright has fetched. */
const variable = "HOLDFAST_BROWSER";

/** Names the browser for most of the tests: a headless shell, where it is not the one above as well. */
const shellVariable = "HOLDFAST_SHELL";

const playwrightsOwn = "playwright";

/** Names what that browser does without: features of Chromium, with commas between them. */
const withoutVariable = "HOLDFAST_BROWSER_WITHOUT";

/** How to launch the browser that `findBrowser` found for this run. */
export function launchOptions(browser = process.env[variable] ?? playwrightsOwn): LaunchOptions {
  const libraries = join(dirname(browser), "al2023", "lib");
  const fonts = join(dirname(browser), "fonts");
  const without = process.env[withoutVariable];
  return {
    // Not its headless shell: that shows no notifications and keeps no pages for going back.
    ...(browser === playwrightsOwn ? { channel: "chromium" } : { executablePath: browser }),
    args: [...quietly, ...(without ? [withoutSwitch + without] : [])],
    env: existsSync(libraries)
      ? { ...environment(), LD_LIBRARY_PATH: libraries, FONTCONFIG_PATH: fonts }
      : environment(),
  };
}

/**
 * The same for the headless shell, which takes a third less of the processor. It shows no notifications and keeps no
 * pages for going back.
 */
export function shellOptions(): LaunchOptions {
  return launchOptions(process.env[shellVariable]);
}

/** A browser for tests has nothing to say to anyone but the app. */
const quietly = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-quic",
  "--disable-sync",
  "--no-first-run",
];

const withoutSwitch = "--disable-features=";

/** For each window it would draw the pages of an address bar that nobody sees, and begin processes to have them ready. */
const unseen = [
  ...["WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup", "WebUIOmniboxPopup", "PreloadTopChromeWebUI"],
  "SpareRendererForSitePerProcess",
];

/**
 * Finds a browser that really opens a page, fetching one if it must, and remembers it in the environment for
 * this process and its children. In this order: the variable, Playwright's own, one on the system, one that
 * Playwright can download, for root Debian's, and the one in an npm package. That one is a headless shell: where none
 * was named it is remembered besides, for all that does not need a whole browser.
 */
export async function findBrowser(tell: (line: string) => void): Promise<void> {
  const named = process.env[variable];
  if (!named && (await unpackBrowser()) && (await opensPage(packagedBrowser))) {
    process.env[shellVariable] = packagedBrowser;
  }
  for await (const browser of named ? [named] : candidates(tell)) {
    if (!(await opensPage(browser))) continue;
    process.env[variable] = browser;
    return;
  }
  throw new PlainError(
    named
      ? `${named}, which ${variable} names, does not open a page.`
      : `No browser could be found or fetched. Install Chromium, or set ${variable} to the path of one.`,
  );
}

async function* candidates(tell: (line: string) => void): AsyncGenerator<string> {
  yield playwrightsOwn;
  yield* onSystem();
  tell("No browser here yet: asking Playwright to download one.");
  if (await run(process.execPath, [playwrightCommand(), "install", "chromium", "--no-shell"], 90_000)) {
    yield playwrightsOwn;
  }
  if (process.getuid?.() === 0) {
    tell("That did not work: asking apt-get to install Chromium.");
    await run("apt-get", ["update"], 120_000);
    await run("apt-get", ["install", "--yes", "--no-install-recommends", "chromium"], 600_000);
    yield* onSystem();
  }
  tell("That did not work either: the headless shell of an npm package has to do, and two specs fail in it.");
  yield packagedBrowser;
}

function onSystem(): string[] {
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
  const folders = (process.env.PATH ?? "").split(delimiter);
  const applications = ["Google Chrome", "Chromium"].map(
    (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
  );
  return [...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...applications].filter(
    existsSync,
  );
}

async function opensPage(browser: string): Promise<boolean> {
  try {
    const server = await chromium.launchServer({ ...launchOptions(browser), timeout: 30_000 });
    try {
      const opened = await chromium.connect(server.wsEndpoint());
      const page = await opened.newPage();
      // With a field: a browser without any font shows text, and ends there.
      await page.setContent("<title>ready</title><input>");
      await page.screenshot();
      if ((await page.title()) !== "ready") return false;
      process.env[withoutVariable] = listWithout(server.process().spawnargs);
      return true;
    } finally {
      await server.close();
    }
  } catch {
    return false;
  }
}

/** Ours, after what Playwright has a browser do without: Chromium heeds only the last such switch. */
function listWithout(args: readonly string[]): string {
  const named = args.findLast((each) => each.startsWith(withoutSwitch))?.slice(withoutSwitch.length) ?? "";
  return [...new Set([...named.split(",").filter(Boolean), ...unseen])].join();
}

function playwrightCommand(): string {
  return createRequire(import.meta.url).resolve("@playwright/test/cli");
}

/** Whether a command, silent and within its time, succeeds. */
function run(command: string, args: string[], timeout: number): Promise<boolean> {
  const child = spawn(command, args, {
    stdio: "ignore",
    timeout,
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
  return new Promise((resolve) => {
    child.once("error", () => resolve(false));
    child.once("exit", (code) => resolve(code === 0));
  });
}

function environment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
