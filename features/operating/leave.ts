import { channel } from "node:diagnostics_channel";
import type { Server, ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { closeDatabase } from "@/db/client";
import type { Env } from "@/lib/env";
import { log, logError } from "@/lib/log";
import { closeServer } from "./close-server";
import { beginLeaving, isLeaving } from "./leaving";

/** What Node.js says when a request has come in (Node.js manual, "Diagnostics Channel", http). */
type Started = { server: Server; response: ServerResponse };

type Patience = Pick<Env, "leaveSeconds" | "shutdownSeconds">;

const signals = ["SIGTERM", "SIGINT", "SIGHUP"] as const;

/**
 * Ends this process in order when it is told to, by a signal or by the `leave` of whoever started it: `/readyz` says so,
 * a web server in front gets its time to notice, nobody new comes in, requests in flight get their answers within this time, the database's connections close. Being
 * told again changes nothing here: whoever started it is the one to lose patience, and a terminal or a supervisor
 * tells everybody at once.
 */
export function leaveWhenTold({ leaveSeconds, shutdownSeconds }: Patience): void {
  const servers = new Set<Server>();
  channel("http.server.request.start").subscribe((message) => {
    const { server, response } = message as Started;
    servers.add(server);
    if (isLeaving()) response.shouldKeepAlive = false;
  });
  const leave = () => {
    if (!beginLeaving()) return;
    log.info("shutdown", "Told to stop; finishing what is in flight.", { leaveSeconds, shutdownSeconds });
    finish(servers, leaveSeconds * 1000, shutdownSeconds * 1000).then(
      (isClean) => process.exit(isClean ? 0 : 1),
      (error) => {
        logError("shutdown", "Stopping failed.", error);
        process.exit(1);
      },
    );
  };
  for (const signal of signals) process.on(signal, leave);
  process.on("message", (message) => {
    if (message === "leave") leave();
  });
  // Being ready to be told keeps nobody up.
  process.channel?.unref();
}

async function finish(servers: ReadonlySet<Server>, notice: number, most: number): Promise<boolean> {
  await sleep(notice);
  const outcomes = await Promise.all([...servers].map((server) => closeServer(server, most)));
  await closeDatabase();
  const isClean = outcomes.every(Boolean);
  if (isClean) log.info("shutdown", "Stopped.");
  else log.warn("shutdown", "Stopped; some requests took too long and were cut off.");
  return isClean;
}
