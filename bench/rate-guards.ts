import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { freePort } from "@/lib/free-port";
import { root } from "@/scripts/root";
import type { RunningApp } from "@/scripts/run-app";
import { serveApp } from "@/scripts/serve-app";
import { copyWithoutProxy } from "@/test/copy-without-proxy";
import { hammer, type Rate } from "./hammer";

/**
 * What guards each request, beside the same without it. `none`, `headers` and `session` are one answer of 304, written
 * before the framework sees the request: bare; with all its headers; and by the app itself, which checks the session
 * first. `route` and `routeSession` both go through the framework, one to where nobody is asked who they are, the other
 * to that 304. `page` is one page of one build, without session; `pageBare` the same without proxy.ts and without the
 * headers of next.config.js.
 */
export type Guards = Record<
  "none" | "headers" | "session" | "route" | "routeSession" | "pageBare" | "page",
  Rate
>;

/** `board` is the path of a board's JSON, `cookie` of one of its members. */
export async function rateGuards(
  app: RunningApp,
  log: number,
  board: string,
  cookie: string,
): Promise<Guards> {
  const packed = await fetch(app.origin + board, { headers: { cookie } });
  const asked = { cookie, "if-none-match": packed.headers.get("etag") ?? "" };
  const unchanged = await fetch(app.origin + board, { headers: asked });
  const copy = await copyWithoutProxy({ headers: false });
  try {
    return await withServer(app, log, { headers: ownHeaders(unchanged) }, (guarded) =>
      withServer(app, log, { folder: copy.folder }, async (bare) => {
        const unchanged = { headers: asked, status: 304 };
        const rates = await hammer(
          [
            { name: "none", ...guarded("/bench/none"), status: 304 },
            { name: "headers", ...guarded("/bench/headers"), status: 304 },
            { name: "session", ...guarded(board), ...unchanged },
            { name: "route", ...guarded("/healthz") },
            // A longer address is left to the framework.
            { name: "routeSession", ...guarded(`${board}?usual`), ...unchanged },
            { name: "pageBare", ...bare("/sign-in") },
            { name: "page", ...guarded("/sign-in") },
          ],
          { seconds: 3 },
        );
        return Object.fromEntries(rates) as Guards;
      }),
    );
  } finally {
    await copy.remove();
  }
}

/** Those that Node.js does not write by itself. */
function ownHeaders({ headers }: Response): Record<string, string> {
  const byItself = ["connection", "date", "keep-alive"];
  return Object.fromEntries([...headers].filter(([name]) => !byItself.includes(name)));
}

type At = (path: string) => { url: string; pid: number };

async function withServer<T>(
  { database }: RunningApp,
  log: number,
  { folder, headers }: { folder?: string; headers?: Record<string, string> },
  work: (at: At) => Promise<T>,
): Promise<T> {
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const environment: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: "production",
    DATABASE_URL: database.appUrl,
    NEXTAUTH_URL: origin,
    NEXTAUTH_SECRET: database.nextauthSecret,
    HOLDFAST_REQUESTS_PER_MINUTE: "10000000",
    HOLDFAST_BENCH_HEADERS: JSON.stringify(headers ?? {}),
    NODE_OPTIONS: `--import ${pathToFileURL(join(root, "bench", "answer-bare.js")).href}`,
  };
  const server = serveApp({ mode: "start", port, environment, log, ...(folder && { folder }) });
  try {
    await server.ready();
    return await work((path) => ({ url: origin + path, pid: server.pid }));
  } finally {
    await server.stop();
  }
}
