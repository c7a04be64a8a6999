import { randomUUID } from "node:crypto";
import { channel } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";
import { oncePerProcess } from "@/lib/once-per-process";

/** What Node.js says when a request has come in (Node.js manual, "Diagnostics Channel", http). */
type Started = { request: IncomingMessage; response: ServerResponse };

/**
 * From now on the answers to requests for these addresses can be written to directly. Next.js shows a route no more than
 * a body it reads from: that is several promises for each write to each stream, and no way to let go of a reader who
 * does not read. Whatever header of this name comes from outside is replaced.
 */
export function keepRawResponses(ofStreams: RegExp): void {
  channel("http.server.request.start").subscribe((message) => {
    const { request, response } = message as Started;
    if (!ofStreams.test(request.url ?? "")) return;
    const key = randomUUID();
    request.headers[header] = key;
    kept().set(key, response);
    response.once("close", () => kept().delete(key));
  });
}

/** The answer to this request, as Node.js has it. */
export function rawResponse(request: Request): ServerResponse {
  const response = kept().get(request.headers.get(header) ?? "");
  if (!response) throw new Error("The answer to this request was not kept for writing.");
  return response;
}

const header = "x-holdfast-raw-response";

function kept() {
  return oncePerProcess("live.responses", () => new Map<string, ServerResponse>());
}
