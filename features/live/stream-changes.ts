import type { ServerResponse } from "node:http";
import type { Actor } from "@/db/actor";
import { respond } from "@/features/access/answer";
import { isLeaving } from "@/features/operating/leaving";
import { versionEvent, writeEvent } from "./event";
import type { Follower } from "./follower";
import { type FindEdition, hub } from "./hub";
import { rawResponse } from "./raw-responses";

/**
 * The answer that goes on for as long as somebody looks at the network: first what they missed since the version they
 * say they know, then everything as it comes.
 */
export async function streamChanges(
  request: Request,
  actor: Actor,
  session: Uint8Array,
  find: FindEdition,
): Promise<Response> {
  const { network, device } = actor;
  // A browser needs one; every tab of one that knows no locks has its own.
  if (hub().count(network, device) >= mostOfDevice)
    return respond({ ok: false, reason: "too-many", after: 60 });
  const response = rawResponse(request);
  const edition = await find(actor);
  const { version } = edition;
  const known = knownVersion(request);
  const missed = known === null ? nothing : edition.since(known);
  if (isLeaving()) return new Response(Buffer.from(writeEvent("leave", known ?? version, {})), { headers });
  const opening = Buffer.concat([missed, versionEvent(version)]);
  return new Response(
    bodyOf(opening, (end) => join({ network, device, session, response, at: version, end })),
    { headers },
  );

  function join(follower: Follower): void {
    if (isGone(response)) return;
    if (isLeaving()) follower.end();
    else hub().join(follower, edition, find);
  }
}

/**
 * A body by which the framework begins and ends the answer. What comes in between is written to the answer itself: from
 * when the framework asks for more than the beginning, which it does once that has been written, since nothing is kept
 * ready for it (https://streams.spec.whatwg.org/#rs-default-controller-private-pull).
 */
function bodyOf(opening: Uint8Array, onOpen: (end: () => void) => void): ReadableStream<Uint8Array> {
  let isOpen = true;
  return new ReadableStream(
    {
      start: (controller) => controller.enqueue(opening),
      pull(controller) {
        onOpen(() => {
          if (isOpen) controller.close();
          isOpen = false;
        });
      },
      cancel() {
        isOpen = false;
      },
    },
    { highWaterMark: 0 },
  );
}

function isGone({ destroyed, closed }: ServerResponse): boolean {
  return destroyed || closed;
}

/** A browser that comes again by itself says so in a header, one of ours in the address. */
function knownVersion(request: Request): number | null {
  const text = request.headers.get("last-event-id") ?? new URL(request.url).searchParams.get("since") ?? "";
  return /^\d{1,15}$/.test(text) ? Number(text) : null;
}

const headers = {
  "content-type": "text/event-stream",
  // Nobody on the way is to keep it, to pack it or to wait until there is more of it.
  "cache-control": "no-cache, no-transform",
  "x-accel-buffering": "no",
};

const mostOfDevice = 12;

const nothing = new Uint8Array();
