import type { Server } from "node:http";

/**
 * Takes no new connections and waits for the requests in flight, at most so many milliseconds; then it cuts off those
 * that are left. True when none had to be.
 */
export async function closeServer(server: Server, milliseconds: number): Promise<boolean> {
  let isClean = true;
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // A browser keeps its connection for the next request; after the answer it is on, this one has no next.
  const tidying = setInterval(() => server.closeIdleConnections(), 50);
  const limit = setTimeout(() => {
    isClean = false;
    server.closeAllConnections();
  }, milliseconds);
  await closed;
  clearInterval(tidying);
  clearTimeout(limit);
  return isClean;
}
