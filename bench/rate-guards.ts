import { freePort } from "@/lib/free-port";
import type { RunningApp } from "@/scripts/run-app";
import { serveApp } from "@/scripts/serve-app";
import { copyWithoutProxy } from "@/test/copy-without-proxy";
import { hammer, type Rate } from "./hammer";

/** What guards each request, beside the same build without it and a route that asks for no session. */
export type Guards = Record<"bare" | "session" | "page" | "pageWithout", Rate>;

export async function rateGuards(
  app: RunningApp,
  log: number,
  board: string,
  cookie: string,
): Promise<Guards> {
  const copy = await copyWithoutProxy({ headers: false });
  const port = await freePort();
  const without = serveApp({
    mode: "start",
    port,
    environment: environmentOf(app, port),
    log,
    folder: copy.folder,
  });
  try {
    await without.ready();
    const known = (await fetch(board, { headers: { cookie } })).headers.get("etag") ?? "";
    const rates = await hammer([
      { name: "bare", url: `${app.origin}/away` },
      { name: "session", url: board, headers: { cookie, "if-none-match": known } },
      { name: "page", url: `${app.origin}/sign-in` },
      { name: "pageWithout", url: `http://localhost:${port}/sign-in` },
    ]);
    return Object.fromEntries(rates) as Guards;
  } finally {
    await without.stop();
    await copy.remove();
  }
}

function environmentOf({ database }: RunningApp, port: number): NodeJS.ProcessEnv {
  return {
    ...process.env,
    NODE_ENV: "production",
    DATABASE_URL: database.appUrl,
    NEXTAUTH_URL: `http://localhost:${port}`,
    NEXTAUTH_SECRET: database.nextauthSecret,
  };
}
