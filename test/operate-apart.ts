import { createServer } from "node:http";
import { sayReady } from "@/features/operating/health-answers";
import { operate } from "@/features/operating/operate";
import { reportError } from "@/features/operating/quiet-console";

// A process of its own that is operated as the app's are, for tests that end one. It tells its port. `/slow` it tells of,
// and answers when it is told `answer`; `/print?WHAT` makes a package print that in several ways.

operate();

const slow: (() => void)[] = [];

const server = createServer(async (request, response) => {
  const [path, what = ""] = (request.url ?? "").split("?");
  if (path === "/slow") {
    slow.push(() => response.end("at last"));
    return void process.send?.("slow");
  }
  if (path === "/print") printAll(what);
  if (path !== "/readyz") return response.end("done");
  const ready = await sayReady();
  response.writeHead(ready.status).end(await ready.text());
});

function printAll(what: string): void {
  const error = Object.assign(new TypeError(`cannot read ${what}`), { code: "E_TEST", detail: what });
  console.error(error);
  console.error(`Failed to handle request for ${what}`);
  console.log("value", { what });
  const other = new RangeError(what, { cause: new Error(what) });
  console.error(other);
  reportError(other, "/n/[network]");
  Promise.reject(new Error(what)).catch((rejected) => console.warn("⨯", rejected));
}

process.on("message", (message) => {
  if (message === "answer") for (const answer of slow) answer();
});

// Longer than any test waits: what ends sooner was ended.
server.keepAliveTimeout = 300_000;
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.send?.({ port: typeof address === "object" ? address?.port : null });
});
