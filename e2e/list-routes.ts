import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

export const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"] as const;
export type Method = (typeof methods)[number];

/** `path` as in the file system, with its parameters in brackets; a page has no methods of its own. */
export type Route = { path: string; methods: readonly Method[] };

const app = join(import.meta.dirname, "..", "app");

/** What the app answers to, read from its files, so that nothing new goes without its attacks. */
export function listRoutes(): Route[] {
  return filesNamed("route.ts").map((file) => ({
    path: pathOf(file),
    methods: exportedMethods(readFileSync(join(app, file), "utf8")),
  }));
}

/** The paths of all pages, likewise. */
export function listPages(): string[] {
  return filesNamed("page.tsx").map(pathOf);
}

/** The verbs by which somebody on duty can act for a guest, read from how their actions are made. */
export function listActingVerbs(): string[] {
  const folder = "api/n/[network]";
  return listRoutes().flatMap(({ path }) => {
    const verb = path.startsWith(`/${folder}/`) ? path.slice(folder.length + 2) : null;
    if (!verb) return [];
    const route = readFileSync(join(app, folder, verb, "route.ts"), "utf8");
    const [, name = "", file = ""] =
      /import \{ (\w+) \} from "@\/(features\/\w+\/actions)"/.exec(route) ?? [];
    const actions = file ? readFileSync(join(app, "..", `${file}.ts`), "utf8") : "";
    return actions.includes(`export const ${name} = actingAction(`) ? [verb] : [];
  });
}

/** The path with each parameter filled in; throws for one that is not given. */
export function fill(path: string, parameters: Record<string, string>): string {
  return path.replace(/\[(?:\.\.\.)?(\w+)\]/g, (_, name: string) => {
    const value = { feed, ...parameters }[name];
    if (value === undefined) throw new Error(`Nothing is given for ${name} of ${path}.`);
    return value;
  });
}

/** A calendar that is none, where nobody says another: its address holds nothing but a secret. */
const feed = `${"A".repeat(43)}.ics`;

function filesNamed(name: string): string[] {
  return readdirSync(app, { recursive: true, encoding: "utf8" })
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => file === name || file.endsWith(`/${name}`))
    .sort();
}

function pathOf(file: string): string {
  const folders = dirname(file).split("/");
  return `/${folders.filter((folder) => folder !== "." && !folder.startsWith("(")).join("/")}`;
}

/** Next.js answers HEAD wherever there is a GET. */
function exportedMethods(source: string): Method[] {
  const exported = source
    .split("\n")
    .filter((line) => line.startsWith("export"))
    .join("\n");
  const named = methods.filter((method) => new RegExp(`\\b${method}\\b`).test(exported));
  return named.includes("GET") ? [...named, "HEAD"] : named;
}
