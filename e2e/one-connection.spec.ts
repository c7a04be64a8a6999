import { randomUUID } from "node:crypto";
import { Agent, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type postgres from "postgres";
import { connect } from "@/db/connect";
import { ask } from "../test/ask";
import { writeDownTestGuest } from "../test/guest";
import { postRealNeed, postRealOffer } from "../test/real-listings";
import { joinRealPair } from "../test/real-matches";
import { foundRealNetwork, type RealNetwork } from "../test/real-network";
import { signIn } from "../test/signed-in";
import { bodies, madeUpIds } from "./bodies";
import { expect, test } from "./fixtures";
import { inTurns } from "./in-turns";
import { listSealed } from "./sealed-columns";
import { done } from "./sealed-people";
import { serveBeside } from "./serve-beside";
import { act, baseUrl } from "./two-networks";

test("two networks that share one connection see nothing of each other, whatever breaks off in between", async ({
  owner,
}) => {
  const sides = [await enter(owner), await enter(owner)] as const;
  const application = `one connection ${randomUUID()}`;
  const url = new URL(process.env.DATABASE_APP_URL ?? "");
  url.searchParams.set("application_name", application);
  const app = await serveBeside({ DATABASE_URL: url.href, DATABASE_CONNECTIONS: "1" });
  const outcomes: string[] = [];
  const stopCancelling = keepCancelling(
    application,
    () => outcomes.filter((outcome) => outcome.endsWith(" 200")).length,
  );
  const complaints: string[] = [];
  const posted = new Map<string, RealNetwork>();
  try {
    await inTurns([...Array(180).keys()], async (turn) => {
      const [own, other] = turn % 2 === 0 ? sides : [sides[1], sides[0]];
      const path = own.paths[Math.floor(turn / 2) % own.paths.length] ?? "";
      if (turn % 9 === 0) return leaveEarly(app.address, path, own.cookie);
      const kind = turn % 5 === 0 ? "claim" : turn % 5 === 1 ? "post" : "read";
      // What is claimed is another network's, so that it is refused half way through its transaction.
      const ids = { ...madeUpIds(), ...(kind === "claim" && other.offer), network: own.network.id };
      const place = own.network.places[0]?.id ?? "";
      const verb = { claim: "claim-offer", post: "post-need", read: null }[kind];
      if (kind === "post") posted.set(ids.need, own.network);
      const json = bodies[`/api/n/[network]/${verb}`]?.({ ...ids, place });
      const at = verb ? `/api/n/${own.network.id}/${verb}` : path;
      const answer = await ask(at, {
        at: app.address,
        cookie: own.cookie,
        ...(verb && { method: "POST", json }),
      });
      outcomes.push(`${kind} ${answer.status}`);
      const leaked = other.belongings.filter((belonging) => answer.text.includes(belonging));
      if (leaked.length > 0) complaints.push(`${at} tells of ${leaked}`);
      const isOwn = own.belongings.some((belonging) => answer.text.includes(belonging));
      if (kind === "read" && answer.status === 200 && !isOwn) complaints.push(`${at} has nothing of its own`);
      if (kind === "post" && answer.status === 200) own.accepted.push(ids.need);
    });
    const cancelled = await stopCancelling();
    expect(complaints).toEqual([]);
    expect(cancelled, "statements cut off").toBeGreaterThan(5);
    const times = (outcome: string) => outcomes.filter((each) => each === outcome).length;
    expect(times("read 200")).toBeGreaterThan(50);
    expect(times("claim 404")).toBeGreaterThan(10);
    expect(times("post 200")).toBeGreaterThan(10);
    // What was cut off is a page that broke, or a request that met no database.
    const expected = ["read 200", "claim 404", "post 200"];
    const cutOff = ["read 500", "read 503", "claim 503", "post 503"];
    expect(outcomes.filter((outcome) => ![...expected, ...cutOff].includes(outcome))).toEqual([]);
    for (const { network, match, cookie, paths, accepted } of sides) {
      for (const path of paths) expect((await ask(path, { at: app.address, cookie })).status, path).toBe(200);
      const rows =
        await owner`select id from needs where network_id = ${network.id} and id = any(${[...posted.keys()]})`;
      const kept = rows.map(({ id }) => id);
      expect(kept.filter((id) => posted.get(id) !== network)).toEqual([]);
      expect(accepted.filter((id) => !kept.includes(id))).toEqual([]);
      // One more may have come about whose answer was cut off.
      expect(kept.length - accepted.length).toBeLessThanOrEqual(times("post 503"));
      const foreign = await owner`select from matches where network_id = ${network.id} and id <> ${match}`;
      expect(foreign).toHaveLength(0);
    }
  } finally {
    await stopCancelling();
    await app.stop();
  }
});

type Side = {
  network: RealNetwork;
  match: string;
  cookie: string;
  offer: { offer: string; window: string };
  paths: string[];
  belongings: string[];
  /** The needs that were taken. */
  accepted: string[];
};

/** A network with one of everything, somebody on duty signed in, and what tells that an answer is about it. */
async function enter(owner: postgres.Sql): Promise<Side> {
  const network = await foundRealNetwork(owner);
  const [rosa, malik, ines] = [network.member("Rosa"), network.member("Malik"), network.member("Ines")];
  const need = await postRealNeed(owner, network, { by: ines, note: "Ride" });
  const offer = await postRealOffer(owner, network, { by: rosa, note: "Van" });
  const match = await joinRealPair(owner, network, { receiver: malik, helper: rosa, state: "confirmed" });
  const guest = await writeDownTestGuest(owner, network);
  const cookie = await signIn(baseUrl(), network, rosa);
  const ids = { ...madeUpIds(), network: network.id, place: network.places[0]?.id ?? "" };
  await done(act("post-weekly-need", ids, cookie));
  const made = JSON.parse((await done(act("make-calendar-feed", ids, cookie))).text);
  const calendar = new URL(made.value.link).pathname;
  const uids = (await ask(calendar)).text.match(/^UID:.+$/gm) ?? [];
  expect(uids.length).toBeGreaterThan(0);
  const at = (base: string, names: string[]) => names.map((name) => `${base}/${network.id}/${name}`);
  return {
    network,
    match,
    cookie,
    offer,
    paths: [
      ...at("/api/n", ["keys", "my-data", "devices", "board", "sealed-items", "changes?since=0"]),
      ...at("/n", ["people", "mine", `needs/${need}`, `series/${ids.need}/edit`]),
      ...at("/n", ["coordinate", "coordinate/call-sheet", "coordinate/guests", `coordinate/guests/${guest}`]),
      calendar,
    ],
    belongings: [
      ...[network.id, need, offer.offer, match, guest, ids.need, ...uids],
      ...network.members.flatMap(({ id, device }) => [id, device.id]),
      ...(await listSealed(owner, network.id)).map(({ bytes }) => bytes.toString("base64url")),
    ],
    accepted: [],
  };
}

/**
 * Cuts off whatever this application's connection is at, again and again, and each time not before something has come
 * through since; gives how to stop, and how often it was.
 */
function keepCancelling(application: string, through: () => number): () => Promise<number> {
  const admin = connect(process.env.DATABASE_ADMIN_URL ?? "", { max: 1 });
  let [cancelled, isOver, before] = [0, false, 0];
  const cancelling = (async () => {
    while (!isOver) {
      await sleep(5 + Math.random() * 20);
      if (through() < before + 2) continue;
      before = through();
      const cut = await admin`select pg_cancel_backend(pid) from pg_stat_activity
        where application_name = ${application} and state in ('active', 'idle in transaction')`;
      cancelled += cut.length;
    }
    await admin.end();
  })();
  return async () => {
    isOver = true;
    await cancelling;
    return cancelled;
  };
}

/** Asks, and is gone before the answer. */
function leaveEarly(origin: string, path: string, cookie: string): Promise<void> {
  return new Promise((resolve) => {
    const asking = request(origin + path, { headers: { cookie }, agent: new Agent() });
    asking.on("error", () => resolve());
    asking.end();
    setTimeout(() => asking.destroy(), Math.random() * 15);
    asking.on("close", () => resolve());
  });
}
