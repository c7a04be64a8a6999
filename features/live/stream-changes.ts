import type { IncomingMessage, ServerResponse } from "node:http";
import type { EarlyReader } from "@/features/access/early-actor";
import { isLeaving } from "@/features/operating/leaving";
import { versionEvent, writeEvent } from "./event";
import { type FindEdition, hub } from "./hub";

/**
 * An answer that goes on for as long as somebody looks at the network: first what they missed since the version they say
 * they know, then everything as it comes. False, and nothing is done, when this device has enough of them.
 */
export async function streamChanges(
  request: IncomingMessage,
  response: ServerResponse,
  { actor, session }: EarlyReader,
  find: FindEdition,
  usual: Readonly<Record<string, string>>,
): Promise<boolean> {
  // A browser needs one; of one that knows no locks, every tab has its own.
  if (hub().count(actor) >= mostOfDevice) return false;
  const edition = await find(actor);
  if (response.destroyed) return true;
  // Many may have come meanwhile. From here to where it joins nothing is waited for.
  if (hub().count(actor) >= mostOfDevice) return false;
  const { version } = edition;
  const known = knownVersion(request);
  response.writeHead(200, { ...usual, ...headers });
  if (isLeaving()) {
    response.end(writeEvent("leave", known ?? version, {}));
    return true;
  }
  if (known !== null && known < version) response.write(edition.since(known));
  response.write(versionEvent(version));
  hub().join({ actor, session, response, at: version }, edition, find);
  return true;
}

/** A browser that comes again by itself says so in a header, one of ours in the address. */
function knownVersion({ headers, url = "" }: IncomingMessage): number | null {
  const text = headers["last-event-id"] ?? new URLSearchParams(url.split("?", 2)[1]).get("since") ?? "";
  return typeof text === "string" && /^\d{1,15}$/.test(text) ? Number(text) : null;
}

const headers = {
  "content-type": "text/event-stream",
  // Nobody on the way is to keep it, to pack it or to wait until there is more of it.
  "cache-control": "no-store, no-transform",
  "x-accel-buffering": "no",
};

const mostOfDevice = 12;
