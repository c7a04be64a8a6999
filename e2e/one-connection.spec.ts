import { randomUUID } from "node:crypto";
import { Agent, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type postgres from "postgres";
import { connect } from "@/db/connect";
import { ask } from "../test/ask";
import { postRealNeed, postRealOffer } from "../test/real-listings";
import { foundRealNetwork, type RealNetwork } from "../test/real-network";
import { signIn } from "../test/signed-in";
import { bodies, madeUpIds } from "./bodies";
import { expect, test } from "./fixtures";
import { serveBeside } from "./serve-beside";
import { baseUrl } from "./two-networks";

test("two networks that share one connection see nothing of each other, whatever breaks off in between", async ({
  owner,
}) => {
  test.setTimeout(180_000);
  const sides = [await enter(owner), await enter(owner)] as const;
  const application = `one connection ${randomUUID()}`;
  const url = new URL(process.env.DATABASE_APP_URL ?? "");
  url.searchParams.set("application_name", application);
  const app = await serveBeside({ DATABASE_URL: url.href, DATABASE_CONNECTIONS: "1" });
  const stopCancelling = keepCancelling(application);
  const outcomes: string[] = [];
  const complaints: string[] = [];
  try {
    await inTurns(300, async (turn) => {
      const [own, other] = turn % 2 === 0 ? sides : [sides[1], sides[0]];
      const path = own.paths[turn % own.paths.length] ?? "";
      if (turn % 9 === 0) return leaveEarly(app.address, path, own.cookie);
      // Refused half way through its transaction: what it claims is another network's.
      const ids = { ...madeUpIds(), ...other.offer, network: own.network.id };
      const claim = { method: "POST", json: bodies["/api/n/[network]/claim-offer"]?.(ids) };
      const isClaim = turn % 5 === 0;
      const at = isClaim ? `/api/n/${own.network.id}/claim-offer` : path;
      const answer = await ask(at, { at: app.address, cookie: own.cookie, ...(isClaim && claim) });
      outcomes.push(`${isClaim ? "claim" : "read"} ${answer.status}`);
      const leaked = other.belongings.filter((belonging) => answer.text.includes(belonging));
      if (leaked.length > 0) complaints.push(`${at} tells of ${leaked}`);
      const isOwn = own.belongings.some((belonging) => answer.text.includes(belonging));
      if (answer.status === 200 && !isOwn) complaints.push(`${at} has nothing of its own`);
    });
    const cancelled = await stopCancelling();
    expect(complaints).toEqual([]);
    expect(cancelled, "statements cut off").toBeGreaterThan(5);
    const times = (outcome: string) => outcomes.filter((each) => each === outcome).length;
    expect(times("read 200")).toBeGreaterThan(100);
    expect(times("claim 404")).toBeGreaterThan(10);
    // What was cut off is a page that broke, or a request that met no database.
    const expected = ["read 200", "claim 404", "read 500", "read 503", "claim 503"];
    expect(outcomes.filter((outcome) => !expected.includes(outcome))).toEqual([]);
    for (const { cookie, paths } of sides) {
      for (const path of paths) expect((await ask(path, { at: app.address, cookie })).status, path).toBe(200);
    }
  } finally {
    await stopCancelling();
    await app.stop();
  }
});

type Side = {
  network: RealNetwork;
  cookie: string;
  offer: { offer: string; window: string };
  paths: string[];
  belongings: string[];
};

/** A network with a need and an offer, one of its members signed in, and what tells that an answer is about it. */
async function enter(owner: postgres.Sql): Promise<Side> {
  const network = await foundRealNetwork(owner);
  const need = await postRealNeed(owner, network, { by: network.member("Ines"), note: "Ride" });
  const offer = await postRealOffer(owner, network, { by: network.member("Rosa"), note: "Van" });
  const cookie = await signIn(baseUrl(), network, network.member("Malik"));
  const at = (base: string, names: string[]) => names.map((name) => `${base}/${network.id}/${name}`);
  return {
    network,
    cookie,
    offer,
    paths: [
      ...at("/api/n", ["keys", "my-data", "devices", "board"]),
      ...at("/n", ["people", "mine", `needs/${need}`]),
    ],
    belongings: [
      network.id,
      need,
      offer.offer,
      ...network.members.flatMap(({ id, device }) => [id, device.id]),
    ],
  };
}

/** Cuts off whatever this application's connection is at, every few moments; gives how to stop, and how often it was. */
function keepCancelling(application: string): () => Promise<number> {
  const admin = connect(process.env.DATABASE_ADMIN_URL ?? "", { max: 1 });
  let [cancelled, isOver] = [0, false];
  const cancelling = (async () => {
    while (!isOver) {
      const cut = await admin`select pg_cancel_backend(pid) from pg_stat_activity
        where application_name = ${application} and state in ('active', 'idle in transaction')`;
      cancelled += cut.length;
      await sleep(5 + Math.random() * 20);
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

/** Eight at a time: they all wait for one connection. */
async function inTurns(turns: number, work: (turn: number) => Promise<void>): Promise<void> {
  let next = 0;
  const hand = async () => {
    while (next < turns) await work(next++);
  };
  await Promise.all(Array.from({ length: 8 }, hand));
}
