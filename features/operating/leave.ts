import { channel } from "node:diagnostics_channel";
import type { Server, ServerResponse } from "node:http";
import { closeDatabase } from "@/db/client";
import { log, logError } from "@/lib/log";
import { closeServer } from "./close-server";
import { beginLeaving, isLeaving } from "./leaving";

/** What Node.js says when a request has come in (Node.js manual, "Diagnostics Channel", http). */
type Started = { server: Server; response: ServerResponse };

const signals = ["SIGTERM", "SIGINT", "SIGHUP"] as const;

/**
 * Ends this process in order when it is told to, by a signal or by the `leave` of whoever started it: `/readyz` says so,
 * nobody new comes in, requests in flight get their answers within this time, the database's connections close. Being
 * told again changes nothing here: whoever started it is the one to lose patience, and a terminal or a supervisor
 * tells everybody at once.
 */
export function leaveWhenTold(seconds: number): void {
  const servers = new Set<Server>();
  channel("http.server.request.start").subscribe((message) => {
    const { server, response } = message as Started;
    servers.add(server);
    if (isLeaving()) response.shouldKeepAlive = false;
  });
  const leave = () => {
    if (!beginLeaving()) return;
    log.info("shutdown", "Told to stop; finishing what is in flight.", { seconds });
    finish(servers, seconds * 1000).then(
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

async function finish(servers: ReadonlySet<Server>, milliseconds: number): Promise<boolean> {
  const outcomes = await Promise.all([...servers].map((server) => closeServer(server, milliseconds)));
  await closeDatabase();
  const isClean = outcomes.every(Boolean);
  if (isClean) log.info("shutdown", "Stopped.");
  else log.warn("shutdown", "Stopped; some requests took too long and were cut off.");
  return isClean;
}
