import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { answerEarly } from "@/lib/answer-early";

/**
 * Has the app send boards without the framework, which takes many times as long to pass a request on as it takes to
 * check a session and to hand out bytes that are ready; and what changes on them, which takes writing to thousands of
 * open answers at once. What the framework adds to every answer comes along.
 */
export function serveBoardsEarly(): void {
  const usual = readHeaders("/api/n/network/board");
  const isBuilt = process.env.NODE_ENV === "production";
  answerEarly(({ method = "", url = "" }) => {
    const [, network = "", what] = address.exec(url) ?? [];
    // Nothing of either is needed before somebody asks for it.
    if (what === "changes" && method === "GET") {
      return async (request, response) => {
        const { sendChangesEarly } = await import("./send-changes-early");
        return sendChangesEarly(network, request, response, usual);
      };
    }
    if (what !== "board" || !isBuilt || !["GET", "HEAD"].includes(method)) return null;
    return async (request, response) => {
      const { sendBoardEarly } = await import("./send-board-early");
      return sendBoardEarly(network, request, response, usual);
    };
  });
}

const address =
  /^\/api\/n\/([0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})\/(board$|changes(?=$|\?))/;

type Manifest = { headers: { regex: string; headers: { key: string; value: string }[] }[] };

/**
 * The headers that Next.js puts on every answer under this path, once built (next 16, `routes-manifest.json`). A built app
 * without them does not start: nothing is sent without its security headers.
 */
function readHeaders(path: string): Record<string, string> {
  const manifestFile = join(process.cwd(), ".next", "routes-manifest.json");
  if (process.env.NODE_ENV !== "production" && !existsSync(manifestFile)) return {};
  const { headers }: Manifest = JSON.parse(readFileSync(manifestFile, "utf8"));
  const ours = headers.filter(({ regex }) => new RegExp(regex).test(path)).flatMap((rule) => rule.headers);
  return Object.fromEntries(ours.map(({ key, value }) => [key.toLowerCase(), value]));
}
