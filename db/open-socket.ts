import { Socket } from "node:net";

/** What postgres.js knows of a connection it wants; its types leave it out. */
type Target = { readonly path?: string; readonly host: readonly string[]; readonly port: readonly number[] };

/**
 * Opens a connection that does not wait for ever: when what was asked has brought no byte back for so many
 * milliseconds, it is cut off. A database that works cuts off its statements sooner and says so; one whose machine has
 * gone, or that is stopped, says nothing at all, and the system would go on hoping for a quarter of an hour (tcp(7),
 * tcp_retries2). Now and then this ends one that nobody asks anything: the pool opens another.
 */
export function openSocket(patience: number): (target: Target) => Socket {
  return ({ path, host: [host = ""], port: [port = 0] }) => {
    const socket = new Socket();
    // Where TLS comes on top, the name in its certificate is looked up here.
    if (!path) Object.assign(socket, { host, port });
    // Not before whoever asked listens for what goes wrong.
    setImmediate(() => (path ? socket.connect(path) : socket.connect(port, host)));
    cutOffWhenSilent(socket, patience);
    return socket;
  };
}

function cutOffWhenSilent(socket: Socket, patience: number): void {
  let [read, written, heard] = [0, 0, performance.now()];
  let isAsked = true;
  const looking = setInterval(() => {
    const now = performance.now();
    const [answers, asks] = [socket.bytesRead !== read, socket.bytesWritten !== written];
    [read, written] = [socket.bytesRead, socket.bytesWritten];
    // Whether an answer came to what was asked last, or before that, cannot be seen from here.
    isAsked = asks || (isAsked && !answers);
    if (answers || !isAsked) heard = now;
    if (now - heard > patience) socket.destroy();
    if (socket.destroyed) clearInterval(looking);
  }, patience / 10);
  looking.unref();
}
