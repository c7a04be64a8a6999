import { join } from "node:path";
import { readEnv } from "@/lib/env";
import { log } from "@/lib/log";
import { countRequests } from "./count-requests";
import { leaveWhenTold } from "./leave";
import { quietConsole } from "./quiet-console";
import { readRoutePatterns } from "./route-patterns";

/** What a process of the app does besides serving, from its start on. While developing, the framework does as it does. */
export function operate(): void {
  if (process.env.NODE_ENV !== "production") return;
  const env = readEnv();
  const isCounting = env.metricsToken !== null;
  quietConsole();
  leaveWhenTold(env);
  if (isCounting) {
    countRequests(readRoutePatterns(join(process.cwd(), ".next", "routes-manifest.json")));
  }
  log.info("start", "A process of the app has started.", {
    node: process.version,
    metrics: isCounting,
  });
}
