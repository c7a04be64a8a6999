import { connect } from "node:net";

const patience = 60_000;

/**
 * Writes bytes to the app at BASE_URL as they are, for requests no HTTP client would make, and says no more.
 * Gives what came back until the app closed the connection; rejects when it keeps it open for a minute.
 */
export function askRaw(request: string): Promise<string> {
  const { hostname, port } = new URL(process.env.BASE_URL ?? "");
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port) });
    const chunks: Buffer[] = [];
    const impatience = setTimeout(() => {
      socket.destroy();
      reject(new Error(`Nobody closes the connection of ${request.slice(0, 200)}`));
    }, patience);
    socket.on("data", (chunk) => chunks.push(chunk));
    // A reset is an answer too.
    socket.on("error", () => {});
    socket.on("close", () => {
      clearTimeout(impatience);
      resolve(Buffer.concat(chunks).toString());
    });
    socket.end(request);
  });
}
