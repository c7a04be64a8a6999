import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, it } from "vitest";
import { answerEarly } from "./answer-early";

const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

answerEarly(({ url }) => {
  if (!url?.startsWith("/ours")) return null;
  return async (_request, response) => {
    if (url === "/ours/not-me") return false;
    if (url === "/ours/broken") throw new Error("broken");
    if (url === "/ours/half") {
      response.writeHead(200, { "content-length": "10" });
      response.write("half");
      throw new Error("too late");
    }
    response.end("early");
    return true;
  };
});

it("answers what is its own from the first request on, and leaves the rest to the framework", async () => {
  const ask = await serve();
  expect(await ask("/ours")).toBe("early");
  expect(await ask("/theirs")).toBe("framework /theirs");
  expect(await ask("/ours")).toBe("early");
});

it("passes on what it does not answer after all, and what fails before an answer", async () => {
  const ask = await serve();
  expect(await ask("/ours/not-me")).toBe("framework /ours/not-me");
  expect(await ask("/ours/broken")).toBe("framework /ours/broken");
});

it("breaks off an answer that fails half-way, so that nobody takes it for whole", async () => {
  const ask = await serve();
  await expect(ask("/ours/half")).rejects.toThrow();
  expect(await ask("/ours")).toBe("early");
});

async function serve(): Promise<(path: string) => Promise<string>> {
  const server = createServer((request, response) => response.end(`framework ${request.url}`));
  servers.push(server);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return async (path) => (await fetch(`http://127.0.0.1:${port}${path}`)).text();
}
