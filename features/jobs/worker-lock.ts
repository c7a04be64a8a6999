import type { WorkerEvents } from "graphile-worker";

/** Of the locks that workers hold; the second number is of their name. */
const lockClass = 4_716_005;

/**
 * As long as a worker lives it holds a lock of its name, on the connection on which it listens; the library opens that
 * again whenever it breaks. What a worker had taken that holds none is taken back (`free_lost_jobs`): the library by
 * itself waits four hours. Resolves when the lock is held for the first time.
 */
export function holdLock(events: WorkerEvents): Promise<void> {
  return new Promise((resolve) => {
    events.on("pool:listen:success", ({ workerPool, client }) => {
      // The library is about to ask for its notifications; a client takes one question after the other.
      client.once("drain", () => {
        client.query("select pg_advisory_lock_shared($1, hashtext($2))", [lockClass, workerPool.id]).then(
          () => resolve(),
          // This connection is gone; there will be another one.
          () => {},
        );
      });
    });
  });
}
