import { createHash, timingSafeEqual } from "node:crypto";
import { readEnv } from "@/lib/env";
import { metrics } from "./metrics";

const headers = { "cache-control": "no-store", "content-type": "text/plain; charset=utf-8" };

/** What is counted, in the text format of Prometheus, for who brings the token. Without one there is nothing here. */
export async function sayMetrics(request: Request): Promise<Response> {
  const { metricsToken } = readEnv();
  if (metricsToken === null) return new Response("not found\n", { status: 404, headers });
  if (!isSame(request.headers.get("authorization") ?? "", `Bearer ${metricsToken}`)) {
    return new Response("this takes the token\n", {
      status: 401,
      headers: { ...headers, "www-authenticate": "Bearer" },
    });
  }
  const { registry } = metrics();
  return new Response(await registry.metrics(), {
    headers: { ...headers, "content-type": registry.contentType },
  });
}

/** Takes as long for any two texts. */
function isSame(one: string, other: string): boolean {
  const [left, right] = [one, other].map((text) => createHash("sha256").update(text).digest());
  return timingSafeEqual(left as Buffer, right as Buffer);
}
