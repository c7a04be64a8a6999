import type { Actor } from "@/db/actor";
import { listen } from "@/db/listen";
import { whenLeaving } from "@/features/operating/leaving";
import { logError } from "@/lib/log";
import { oncePerProcess } from "@/lib/once-per-process";
import { sessionChecker } from "./check-sessions";
import { versionEvent, writeEvent } from "./event";
import { beat, type Follower, finish, write } from "./follower";

/** A version of a network, and what to say to somebody who knows an earlier one; the same bytes for the same one. */
export type Edition = { readonly version: number; readonly since: (known: number) => Uint8Array };

/** Finds out what there is to say now, at least to this actor; many who ask at once share one answer. */
export type FindEdition = (actor: Actor) => Promise<Edition>;

/** All open streams of one network in this process. */
type Room = {
  readonly network: string;
  readonly followers: Set<Follower>;
  readonly find: FindEdition;
  edition: Edition;
  /** The newest version the database has spoken of. */
  heard: number;
  isCatchingUp: boolean;
};

export type Hub = ReturnType<typeof makeHub>;

/** The hub of this process. */
export function hub(): Hub {
  return oncePerProcess("live.hub", () => {
    const made = makeHub();
    whenLeaving(made.leave);
    return made;
  });
}

/**
 * Follows the networks that somebody in this process has open, and tells them of every version. The database says by
 * NOTIFY that there is one, in whichever process it was made; what it says is asked for once, and goes to all. Nothing
 * that was missed while the database could not be heard stays missed: the versions are asked for on every new beginning,
 * and again every few minutes.
 */
export function makeHub() {
  const rooms = new Map<string, Room>();
  const check = sessionChecker((follower, version) => {
    if (version === null) end(follower, "ended");
    else hear(follower.actor.network, version);
  });
  let hearing: { stop(): Promise<void> } | null = null;
  let heartbeat: NodeJS.Timeout | undefined;
  let beats = 0;

  /** Begins with the first stream, and goes on for as long as the process does. */
  function start(): void {
    hearing ??= listen(
      {
        holdfast_version(payload) {
          const [network = "", version] = payload.split(" ");
          hear(network, Number(version));
        },
        holdfast_ended(payload) {
          const [network = "", device] = payload.split(" ");
          check(followersOf(network, device));
        },
      },
      () => check(everybody()),
    );
    heartbeat ??= setInterval(beatAll, betweenBeats).unref();
  }

  function hear(network: string, version: number): void {
    const room = rooms.get(network);
    if (!room || version <= room.heard) return;
    room.heard = version;
    catchUp(room);
  }

  async function catchUp(room: Room, tries = 0): Promise<void> {
    if (room.isCatchingUp) return;
    room.isCatchingUp = true;
    try {
      while (room.edition.version < room.heard) {
        // In the name of anybody here: what there is to say is the same for all of them.
        const [someone] = room.followers;
        if (!someone) return;
        show(room, await room.find({ ...someone.actor, version: room.heard }));
      }
    } catch (error) {
      // With the network may have gone the sessions of all.
      await check(room.followers);
      if (tries === 1) logError("error", "An open page could not be told of a change; trying again.", error);
      setTimeout(() => catchUp(room, tries + 1), Math.min(2 ** tries, 30) * 1000).unref();
    } finally {
      room.isCatchingUp = false;
    }
  }

  function show(room: Room, edition: Edition): void {
    if (edition.version <= room.edition.version) return;
    room.edition = onlyWords(edition);
    room.heard = Math.max(room.heard, edition.version);
    const words = new Map<number, Uint8Array>();
    for (const follower of room.followers) bringUp(room, follower, words);
  }

  function bringUp({ edition }: Room, follower: Follower, words = new Map<number, Uint8Array>()): void {
    if (follower.at >= edition.version) return;
    const bytes = words.get(follower.at) ?? edition.since(follower.at);
    words.set(follower.at, bytes);
    follower.at = edition.version;
    write(follower, bytes);
  }

  function end(follower: Follower, why: "ended" | "leave"): void {
    if (!drop(follower)) return;
    finish(follower, writeEvent(why, follower.at, {}));
  }

  function drop(follower: Follower): boolean {
    const room = rooms.get(follower.actor.network);
    const isThere = room?.followers.delete(follower) ?? false;
    if (room?.followers.size === 0) rooms.delete(room.network);
    return isThere;
  }

  function beatAll(): void {
    for (const { edition, followers } of rooms.values()) {
      const bytes = versionEvent(edition.version);
      for (const follower of followers) beat(follower, bytes);
    }
    beats += 1;
    check(beats % beatsBetweenChecks === 0 ? everybody() : []);
  }

  function followersOf(network: string, device: string | undefined): Follower[] {
    const found: Follower[] = [];
    for (const follower of rooms.get(network)?.followers ?? []) {
      if (follower.actor.device === device) found.push(follower);
    }
    return found;
  }

  function* everybody(): Iterable<Follower> {
    for (const { followers } of rooms.values()) yield* followers;
  }

  return {
    /** Takes in a stream that was told of this edition; `find` gives the next ones. */
    join(follower: Follower, edition: Edition, find: FindEdition): void {
      start();
      const { network } = follower.actor;
      const room = rooms.get(network) ?? openRoom(network, edition, find);
      rooms.set(room.network, room);
      room.followers.add(follower);
      follower.response.once("close", () => drop(follower));
      show(room, edition);
      bringUp(room, follower);
      // Its session may have ended between its being looked up and now.
      check([follower]);
    },
    /** How many streams this device has open here. */
    count: ({ network, device }: Actor): number => followersOf(network, device).length,
    /** Ends all streams; whoever followed comes again, elsewhere. */
    async leave(): Promise<void> {
      clearInterval(heartbeat);
      for (const follower of [...everybody()]) end(follower, "leave");
      await hearing?.stop();
      hearing = null;
    },
  };
}

function openRoom(network: string, edition: Edition, find: FindEdition): Room {
  return {
    network,
    followers: new Set(),
    find,
    edition: onlyWords(edition),
    heard: edition.version,
    isCatchingUp: false,
  };
}

/** What else an edition carries, such as a whole board, is not this room's to keep in memory. */
function onlyWords({ version, since }: Edition): Edition {
  return { version, since };
}

/** In milliseconds: more often than any proxy or carrier lets go of a connection that is still. */
const betweenBeats = 25_000;

/** Whether sessions live is asked of all every few minutes, should a word about one have been lost. */
const beatsBetweenChecks = 5;
