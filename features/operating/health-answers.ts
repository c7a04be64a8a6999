import { type Unready, whyNotReady } from "./readiness";

const headers = { "cache-control": "no-store", "content-type": "text/plain; charset=utf-8" };

const words: Record<Unready, string> = {
  stopping: "not ready: shutting down\n",
  "no database": "not ready: the database does not answer\n",
  "not migrated": "not ready: the database lacks migrations\n",
};

/** The process answers. It asks nothing of anybody, so that no trouble elsewhere gets it restarted. */
export function sayHealthy(): Response {
  return new Response("ok\n", { headers });
}

/** Whether requests should be sent here: 200, or 503 with the reason. */
export async function sayReady(): Promise<Response> {
  const reason = await whyNotReady();
  return reason
    ? new Response(words[reason], { status: 503, headers: { ...headers, "retry-after": "2" } })
    : new Response("ready\n", { headers });
}
