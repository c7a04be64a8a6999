import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** Stands between an app and its database, so that a test can come between them. */
export type Between = {
  /** The same database by way of here. */
  url: string;
  /** Cuts all connections off and takes no new ones, as when the server has gone; `open` takes them again. */
  close(): Promise<void>;
  open(): Promise<void>;
  /**
   * From now on keeps from the app that a transaction of its was committed. Resolves once so many were, all of them in
   * the database and the app none the wiser.
   */
  holdCommits(count: number): Promise<void>;
};

const committed = Buffer.from("COMMIT\0");

/** For a database behind a Unix socket or a port, as the URL says. */
export async function standBetween(databaseUrl: string): Promise<Between> {
  const target = new URL(databaseUrl);
  const directory = target.searchParams.get("host");
  const [host, farPort] = [target.hostname, Number(target.port || 5432)];
  const sockets = new Set<Socket>();
  let held = 0;
  let isHolding = false;
  const server = createServer((near) => {
    const far = directory ? connect(`${directory}/.s.PGSQL.${farPort}`) : connect(farPort, host);
    near.pipe(far);
    far.on("data", (chunk: Buffer) => {
      // What says so, and all that comes behind it, stays here.
      if (isHolding && chunk.includes(committed)) {
        held += 1;
        far.removeAllListeners("data").resume();
      } else near.write(chunk);
    });
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.on("error", () => {});
      one.on("close", () => {
        sockets.delete(one);
        other.destroy();
      });
    }
  });
  const listen = (port: number) => once(server.listen(port, "127.0.0.1"), "listening");
  await listen(0);
  const { port } = server.address() as { port: number };
  target.searchParams.delete("host");
  target.hostname = "127.0.0.1";
  target.port = String(port);
  return {
    url: target.href,
    async close() {
      const closed = once(server, "close");
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
    async open() {
      await listen(port);
    },
    async holdCommits(count) {
      isHolding = true;
      while (held < count) await sleep(5);
    },
  };
}
