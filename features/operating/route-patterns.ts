import { readFileSync } from "node:fs";

/** Says under which route a path is served, by its pattern, such as `/n/[network]`: never with an id. */
export type RoutePattern = (path: string) => string;

type Manifest = Record<"staticRoutes" | "dynamicRoutes", { page: string; regex: string }[]>;

/** The patterns of a built app, from the list that Next.js serves it by (next 16, `routes-manifest.json`). */
export function readRoutePatterns(manifestFile: string): RoutePattern {
  const { staticRoutes, dynamicRoutes }: Manifest = JSON.parse(readFileSync(manifestFile, "utf8"));
  const fixed = new Set(staticRoutes.map(({ page }) => page));
  const routes = dynamicRoutes.map(({ page, regex }) => ({ page, pattern: new RegExp(regex) }));
  return (path) => {
    if (path.startsWith("/_next/")) return "/_next";
    if (fixed.has(path)) return path;
    return routes.find(({ pattern }) => pattern.test(path))?.page ?? other;
  };
}

/** What is served from files, and everything that is not there. */
const other = "other";
