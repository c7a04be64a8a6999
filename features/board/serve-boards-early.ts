import { readFileSync } from "node:fs";
import { join } from "node:path";
import { answerEarly } from "@/lib/answer-early";

/**
 * Has the built app send boards without the framework, which takes many times as long to pass a request on as it takes
 * to check a session and to hand out bytes that are ready. What it adds to every answer comes along.
 */
export function serveBoardsEarly(): void {
  const usual = readHeaders("/api/n/network/board");
  answerEarly(({ method, url = "" }) => {
    const network = method === "GET" || method === "HEAD" ? address.exec(url)?.[1] : undefined;
    if (!network) return null;
    return async (request, response) => {
      // Nothing of it is needed before somebody asks for a board.
      const { sendBoardEarly } = await import("./send-board-early");
      return sendBoardEarly(network, request, response, usual);
    };
  });
}

const address = /^\/api\/n\/([0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})\/board$/;

type Manifest = { headers: { regex: string; headers: { key: string; value: string }[] }[] };

/** The headers that Next.js puts on every answer under this path (next 16, `routes-manifest.json`). */
function readHeaders(path: string): Record<string, string> {
  const manifestFile = join(process.cwd(), ".next", "routes-manifest.json");
  const { headers }: Manifest = JSON.parse(readFileSync(manifestFile, "utf8"));
  const ours = headers.filter(({ regex }) => new RegExp(regex).test(path)).flatMap((rule) => rule.headers);
  return Object.fromEntries(ours.map(({ key, value }) => [key.toLowerCase(), value]));
}
