import { type LiveMessage, standingAfter, type Tell, versionOf } from "./live-message";
import { openSource } from "./open-source";
import { shareAmongTabs } from "./share-among-tabs";

/**
 * Calls `listener` with everything that is said about the network from now on, and soon with how it stands; gives how to
 * stop. All of a browser's pages share one connection. What is said is in order, and may be said twice; a delta that
 * does not follow on what one has means that something went by.
 */
export function followNetwork(network: string, listener: Tell): () => void {
  const following = followings.get(network) ?? begin(network);
  following.listeners.add(listener);
  const { standing } = following;
  if (standing) queueMicrotask(() => following.listeners.has(listener) && listener(standing));
  return () => {
    following.listeners.delete(listener);
    // The next page of the same network may be on its way.
    setTimeout(() => following.listeners.size === 0 && following.stop(), 3000);
  };
}

/**
 * To be said before this browser leaves: its other pages of the network close, which would sign in again by themselves as
 * soon as they hear that the session is over, when the keys stay; and this page does not heed that. Gives how to go on as
 * before.
 */
export function closeOtherTabs(network: string): () => void {
  leaving.add(network);
  if (typeof BroadcastChannel !== "undefined") {
    const channel = new BroadcastChannel(channelOf(network));
    channel.postMessage({ kind: "left", tab } satisfies LiveMessage);
    channel.close();
  }
  return () => leaving.delete(network);
}

const leaving = new Set<string>();

const channelOf = (network: string) => `holdfast.changes.${network}`;

const tab = String(Math.random());

type Following = {
  readonly listeners: Set<Tell>;
  standing: LiveMessage | null;
  stop(): void;
};

const followings = new Map<string, Following>();

function begin(network: string): Following {
  let known: number | null = null;
  let leave: (() => void) | null = null;
  const following: Following = { listeners: new Set(), standing: null, stop };
  followings.set(network, following);

  function hear(message: LiveMessage) {
    if (message.kind === "left") {
      // A whole new page: nothing that was opened stays in memory.
      if (message.tab !== tab) location.replace("/");
      return;
    }
    if (message.kind === "ended" && leaving.has(network)) return stop();
    following.standing = standingAfter(following.standing, message);
    const version = versionOf(message);
    if (version > 0) known = Math.max(known ?? 0, version);
    for (const listener of [...following.listeners]) listener(message);
    if (message.kind === "ended") stop();
  }

  function start() {
    leave ??= shareAmongTabs(channelOf(network), (tell) => openSource(network, () => known, tell), hear);
  }

  function pause() {
    leave?.();
    leave = null;
  }

  function stop() {
    pause();
    window.removeEventListener("pagehide", pause);
    window.removeEventListener("pageshow", start);
    if (followings.get(network) === following) followings.delete(network);
  }

  // A page that the browser puts by, to show it again on "back", has to let go of its connection.
  window.addEventListener("pagehide", pause);
  window.addEventListener("pageshow", start);
  start();
  return following;
}
