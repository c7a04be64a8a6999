import { randomBytes, randomUUID } from "node:crypto";
import type postgres from "postgres";
import { maxOpenAsks } from "@/domain/match";
import { hour } from "@/domain/window";
import { foundTestNetwork, postTestOffer, tomorrow } from "@/test/factory";
import { openSessions } from "./sessions";

type App = { origin: string; owner: postgres.Sql; secret: string };

/** A claim ready to be sent, by somebody who may still ask. */
type Claim = { path: string; cookie: string; body: string };

/** Claims per second over HTTP, `connections` at a time, in all of these networks together. */
export async function rateClaims(app: App, { networks, claims = 600, connections = 32 }: RateOptions) {
  const ready: Claim[] = [];
  for (let index = 0; index < networks; index++) {
    ready.push(...(await prepareClaims(app, Math.ceil(claims / networks))));
  }
  const waiting = shuffle(ready);
  const refusals = new Map<string, number>();
  const start = performance.now();
  await Promise.all(Array.from({ length: connections }, () => sendAll(app.origin, waiting, refusals)));
  const seconds = (performance.now() - start) / 1000;
  const refused = [...refusals.values()].reduce((sum, count) => sum + count, 0);
  return { perSecond: (ready.length - refused) / seconds, refusals };
}

type RateOptions = { networks: number; claims?: number; connections?: number };

/** Portions enough for everyone, and as many members as it takes for each to ask no more than they may. */
async function prepareClaims({ owner, secret }: App, count: number): Promise<Claim[]> {
  const network = await foundTestNetwork(owner, { members: 1 + Math.ceil(count / maxOpenAsks) });
  const [author = "", ...claimants] = network.members;
  const window = { from: tomorrow().from, until: new Date(tomorrow().from.getTime() + 4 * hour) };
  const pot = { author, category: "food", quantity: 500, window } as const;
  const pots = Array.from({ length: Math.ceil(count / 500) }, () => postTestOffer(owner, network, pot));
  const offers = await Promise.all(pots);
  const cookies = await openSessions(owner, network.id, secret);
  return Array.from({ length: count }, (_, index) => {
    const { offer = "", window: windowId = "" } = offers[index % offers.length] ?? {};
    const sealed = () => randomBytes(285).toString("base64url");
    return {
      path: `/api/n/${network.id}/claim-offer`,
      cookie: cookies.get(claimants[index % claimants.length] ?? "") ?? "",
      body: JSON.stringify({
        match: randomUUID(),
        need: randomUUID(),
        offer,
        window: windowId,
        quantity: 1,
        from: window.from,
        until: window.until,
        contact: sealed(),
        ownCopy: sealed(),
      }),
    };
  });
}

async function sendAll(origin: string, waiting: Claim[], refusals: Map<string, number>): Promise<void> {
  for (let claim = waiting.pop(); claim; claim = waiting.pop()) {
    const response = await fetch(origin + claim.path, {
      method: "POST",
      headers: { "content-type": "application/json", cookie: claim.cookie, origin },
      body: claim.body,
    });
    const answer = (await response.json()) as { ok: boolean; reason?: string };
    const reason = answer.reason ?? String(response.status);
    if (!answer.ok) refusals.set(reason, (refusals.get(reason) ?? 0) + 1);
  }
}

/** The networks take turns, as they would. */
function shuffle<T>(list: readonly T[]): T[] {
  return list
    .map((item) => ({ item, at: Math.random() }))
    .sort((one, other) => one.at - other.at)
    .map(({ item }) => item);
}
