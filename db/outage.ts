import { makeListeners } from "../lib/listeners";

/**
 * Whether this says that the database could not be asked, or did not answer in time. Nobody knows then whether what was
 * under way has been kept: whoever asks again with the same ids learns it.
 */
export function isOutage(error: unknown): boolean {
  for (let [cause, depth] = [error, 0]; cause instanceof Error && depth < 5; cause = cause.cause, depth++) {
    if ("code" in cause && isOfOutage(String(cause.code))) return true;
  }
  return false;
}

/**
 * Keeps this process up when the database goes away at a moment when nobody waits for it. postgres.js lets nobody catch
 * it when that happens while it asks for the types of arrays, first thing on each connection (3.4.9, connection.js,
 * `fetchArrayTypes`), nor when a transaction is rolled back on a connection that is closed (`nextWrite`, a TypeError);
 * nor does graphile-worker while it puts down that a job is done, or failed (0.17.3, worker.js, `completeJob`).
 * Everything else that nobody catches ends the process, as it does without this.
 */
export function outliveOutages(): void {
  for (const event of ["unhandledRejection", "uncaughtException"] as const) {
    process.on(event, (thrown: unknown) => {
      if (!isOutage(thrown) && !isOfClosedConnection(thrown)) throw thrown;
      tell();
    });
  }
}

const { listen, tell } = makeListeners();

/** Calls `listener` whenever an outage was outlived: what was under way may be left as it was. Returns how to stop. */
export const onOutlived = listen;

/** Of both drivers, which give it no code. */
function isOfClosedConnection(thrown: unknown): boolean {
  if (thrown instanceof TypeError)
    return /nextWrite \(.*\bpostgres\b.*connection\.js:/.test(thrown.stack ?? "");
  return (
    thrown instanceof Error &&
    /^(Connection terminated|Client has encountered a connection error)/.test(thrown.message)
  );
}

/** Of Node.js, of postgres.js, and SQLSTATE (PostgreSQL manual, appendix A). */
function isOfOutage(code: string): boolean {
  return codes.has(code) || (code.length === 5 && classes.has(code.slice(0, 2)));
}

const codes = new Set([
  ...["ECONNREFUSED", "ECONNRESET", "ENOENT", "EPIPE", "ETIMEDOUT", "EHOSTUNREACH", "ENETUNREACH"],
  ...["ENETDOWN", "EADDRNOTAVAIL", "ENOTFOUND", "EAI_AGAIN", "EMFILE", "ENFILE"],
  ...["ERR_SOCKET_CLOSED", "ERR_SOCKET_CLOSED_BEFORE_CONNECTION", "ERR_STREAM_DESTROYED"],
  ...["CONNECTION_CLOSED", "CONNECTION_ENDED", "CONNECTION_DESTROYED", "CONNECT_TIMEOUT"],
  // Ended by somebody or by a limit on time: lock_timeout, statement_timeout, idle_in_transaction_session_timeout.
  ...["55P03", "57014", "25P03", "57P05"],
  // On its way down or up; crashed; a copy that takes no writes until it is the one that counts.
  ...["57P01", "57P02", "57P03", "25006"],
  // Nobody is let in: a password was changed, or the database is being brought back.
  ...["28P01", "28000", "3D000"],
]);

/** The connection, and what a machine may run out of. */
const classes = new Set(["08", "53"]);
