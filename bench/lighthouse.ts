import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { chromium } from "@playwright/test";
import type postgres from "postgres";
import { freePort } from "@/lib/free-port";
import { findBrowser, launchOptions } from "@/test/browser";
import { postRealNeed } from "@/test/real-listings";
import { foundRealNetwork } from "@/test/real-network";
import { signInByWords } from "./sign-in-by-words";
import type { Line } from "./table";

/** The last line that runs on Node.js 20; larger than the app, so that it is fetched when somebody asks for it. */
const lighthouse = "lighthouse@12.6.1";

const categories = ["performance", "best-practices", "accessibility"];

/**
 * What Lighthouse says of the landing page, a board and an invitation, on the phone and the line it imitates by itself.
 * The browser is signed in, and what it fails is named.
 */
export async function askLighthouse(origin: string, owner: postgres.Sql): Promise<Line[]> {
  await findBrowser(console.log);
  const folder = join(tmpdir(), `holdfast-lighthouse-${randomUUID()}`);
  await mkdir(folder);
  const port = await freePort();
  const options = launchOptions();
  const context = await chromium.launchPersistentContext(join(folder, "profile"), {
    ...options,
    args: [...(options.args ?? []), `--remote-debugging-port=${port}`],
    baseURL: origin,
    locale: "en",
  });
  try {
    const network = await foundRealNetwork(owner);
    for (let index = 0; index < 60; index++) {
      await postRealNeed(owner, network, { by: network.member("Malik"), note: `Number ${index}` });
    }
    await signInByWords(context.pages()[0] ?? (await context.newPage()), network);
    const lines: Line[] = [];
    for (const [what, path] of [
      ["landing", "/"],
      ["board", `/n/${network.id}`],
      ["join", `/join/${randomUUID()}`],
    ] as const) {
      lines.push(say(what, await ask(origin + path, port, folder)));
    }
    return lines;
  } finally {
    await context.close();
    await rm(folder, { recursive: true, force: true });
  }
}

type Report = {
  categories: Record<string, { score: number | null }>;
  audits: Record<
    string,
    { id: string; score: number | null; scoreDisplayMode: string; numericValue?: number }
  >;
};

async function ask(url: string, port: number, folder: string): Promise<Report> {
  const output = join(folder, "report.json");
  const cache = join(folder, "npm");
  const how = [`--port=${port}`, "--disable-storage-reset", `--only-categories=${categories}`, "--quiet"];
  const command = [
    "--yes",
    "--cache",
    cache,
    lighthouse,
    url,
    ...how,
    "--output=json",
    `--output-path=${output}`,
  ];
  await promisify(execFile)("npx", command, { cwd: folder, timeout: 300_000, maxBuffer: 64 * 1024 * 1024 });
  return JSON.parse(await readFile(output, "utf8"));
}

function say(what: string, { categories: scores, audits }: Report): Line {
  const score = (name: string) => Math.round((scores[name]?.score ?? Number.NaN) * 100);
  const seconds = (name: string) => ((audits[name]?.numericValue ?? Number.NaN) / 1000).toFixed(1);
  const failed = Object.values(audits)
    .filter(({ score, scoreDisplayMode }) => scoreDisplayMode === "binary" && score === 0)
    .map(({ id }) => id);
  const paint = `first paint ${seconds("first-contentful-paint")} s, largest ${seconds("largest-contentful-paint")} s`;
  return {
    what,
    measured: categories.map((name) => `${name} ${score(name)}`).join(", "),
    ratio: [paint, `blocked ${seconds("total-blocking-time")} s`, ...failed].join(", "),
  };
}
