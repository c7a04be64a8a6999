import { channel } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";
import { metrics, type StatusClass } from "./metrics";
import type { RoutePattern } from "./route-patterns";

type Started = { request: IncomingMessage; response: ServerResponse };

const methods = ["GET", "HEAD", "POST"];

/**
 * Counts every request that Node.js tells of (Node.js manual, "Diagnostics Channel", http), whatever serves it: no page
 * and no route has to know. Of an address only the pattern of its route is kept.
 */
export function countRequests(patternOf: RoutePattern): void {
  const { begin, end } = metrics();
  channel("http.server.request.start").subscribe((message) => {
    const { request, response } = message as Started;
    const start = performance.now();
    const route = patternOf((request.url ?? "").split("?", 1)[0] ?? "");
    const method = methods.find((each) => each === request.method) ?? "other";
    begin();
    // Comes after the last byte, and also when the other side has hung up.
    response.once("close", () =>
      end({ route, method, status: classOf(response), seconds: (performance.now() - start) / 1000 }),
    );
  });
}

function classOf({ writableFinished, statusCode }: ServerResponse): StatusClass {
  return writableFinished ? (`${Math.floor(statusCode / 100)}xx` as StatusClass) : "gone";
}
