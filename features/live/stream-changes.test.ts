import { once } from "node:events";
import { createServer, get, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, it } from "vitest";
import type { EarlyReader } from "@/features/access/early-actor";
import { testDatabase } from "@/test/database";
import { foundTestNetwork } from "@/test/factory";
import { hub } from "./hub";
import { streamChanges } from "./stream-changes";

const db = testDatabase();
let server: Server;

afterEach(async () => {
  await hub().leave();
  server.closeAllConnections();
  server.close();
});

it("has a dozen streams of one device open, also when many come at the same moment", async () => {
  const network = await foundTestNetwork(db.owner);
  const actor = await network.actor(0);
  const [row] = await db.owner`select token_hash from sessions
    where network_id = ${network.id} and device_id = ${actor.device}`;
  const reader: EarlyReader = { actor, session: row?.token_hash, asked: new Headers() };
  let finding = 0;
  let findAll = () => {};
  const allFind = new Promise<void>((resolve) => {
    findAll = resolve;
  });
  // Nobody knows what there is to say before all of them have asked.
  const find = async () => {
    if (++finding === 40) findAll();
    await allFind;
    return { version: actor.version, since: () => new Uint8Array() };
  };
  server = createServer(async (request, response) => {
    const isOpen = await streamChanges(request, response, reader, find, {});
    if (!isOpen) response.writeHead(429).end();
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const answers = await Promise.all(Array.from({ length: 40 }, open));
  const opened = answers.filter(({ statusCode }) => statusCode === 200);
  expect([opened.length, answers.length - opened.length]).toEqual([12, 28]);
  expect(hub().count(actor)).toBe(12);
  for (const { headers } of opened) expect(headers["cache-control"]).toBe("no-store, no-transform");
});

function open(): Promise<IncomingMessage> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    get({ host: "127.0.0.1", port, agent: false }, (answer) => {
      answer.on("error", () => {}).resume();
      resolve(answer);
    }).on("error", reject);
  });
}
