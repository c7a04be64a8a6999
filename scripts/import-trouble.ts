import { posix } from "node:path";
import { parseSync } from "vite";
import { areas, exceptions, features, nothingNames, packages } from "./import-rules";

/**
 * What is wrong with the imports among these sources (path from the root → text), one sentence each. Types
 * count as much as values: a layer that knows another's types depends on it. It reads the sources with Vite's
 * parser, because dependency-cruiser 17 needs the compiler interface that TypeScript 7 has dropped.
 */
export function importTrouble(sources: Map<string, string>): string[] {
  const graph = new Map<string, string[]>();
  const trouble: string[] = [];
  for (const [file, text] of sources) {
    const targets = specifiersOf(file, text).map((specifier) => resolve(file, specifier, sources));
    for (const target of targets) trouble.push(...whyNot(file, target).map((reason) => `${file}: ${reason}`));
    graph.set(
      file,
      targets.flatMap((target) => ("file" in target ? [target.file] : [])),
    );
    if (saysNothing(file)) trouble.push(`${file}: is named after a kind of code`);
  }
  return [...trouble, ...findCycles(graph).map((cycle) => `${cycle.join(" → ")}: goes round in a circle`)];
}

type Target = { file: string } | { package: string } | { missing: string };

function specifiersOf(file: string, text: string): string[] {
  if (!isCode(file)) return [];
  const { module, program } = parseSync(file, text);
  const imported = module.staticImports.map((statement) => statement.moduleRequest.value);
  const passedOn = module.staticExports.flatMap(({ entries }) =>
    entries.map((entry) => entry.moduleRequest?.value),
  );
  const inPassing = text.includes("import(") ? importsWithin(program) : [];
  return [...imported, ...passedOn, ...inPassing].filter((specifier) => specifier !== undefined);
}

/** What `import("…")` names, in an expression or a type, anywhere below this node of the syntax tree. */
function importsWithin(node: unknown): string[] {
  if (node === null || typeof node !== "object") return [];
  const below = Object.values(node).flatMap(importsWithin);
  if (!("type" in node && "source" in node)) return below;
  if (node.type !== "ImportExpression" && node.type !== "TSImportType") return below;
  const source = node.source as { value?: unknown } | null;
  return typeof source?.value === "string" ? [source.value, ...below] : below;
}

function resolve(file: string, specifier: string, sources: Map<string, string>): Target {
  const isInside = specifier.startsWith("@/") || specifier.startsWith(".");
  if (!isInside) return { package: specifier };
  const base = specifier.startsWith("@/") ? specifier.slice(2) : posix.join(posix.dirname(file), specifier);
  const found = ["", ".ts", ".tsx", ".js"].map((ending) => base + ending).find((path) => sources.has(path));
  return found ? { file: found } : { missing: specifier };
}

function whyNot(file: string, target: Target): string[] {
  const area = areaOf(file);
  if ("missing" in target) return [`imports ${target.missing}, which does not exist`];
  if (!area) return [];
  if ("package" in target) return whyNotPackage(file, area, target.package);
  const [other, otherFeature] = target.file.split("/");
  const feature = file.split("/")[1] ?? "";
  if (other === undefined || !target.file.includes("/")) return [];
  if (other !== area)
    return mayUse(file, area, other) ? [] : [`${area} may not import ${other} (${target.file})`];
  if (area !== "features" || otherFeature === undefined) return [];
  if (rank(otherFeature) > rank(feature))
    return [`${feature} may not import ${otherFeature}, which stands above it`];
  return [];
}

function mayUse(file: string, area: string, other: string): boolean {
  if (isTest(file) && other === "test") return true;
  return [...(areas[area] ?? []), ...(exceptions[file] ?? [])].includes(other);
}

function whyNotPackage(file: string, area: string, name: string): string[] {
  const allowed = packages[area];
  if (!allowed || isTest(file) || allowed.some((prefix) => name.startsWith(prefix))) return [];
  return [`${area} may not use the package ${name}`];
}

function rank(feature: string): number {
  const place = features.indexOf(feature);
  if (place < 0) throw new Error(`features/${feature} has no place in scripts/import-rules.ts`);
  return place;
}

function areaOf(file: string): string | null {
  const [top = ""] = file.split("/");
  return top in areas ? top : null;
}

const isTest = (file: string) => /\.test\.tsx?$/.test(file);

function saysNothing(file: string): boolean {
  const names = file.split("/").map((name) => name.replace(/\..*$/, ""));
  return areaOf(file) !== null && isCode(file) && names.some((name) => nothingNames.includes(name));
}

const isCode = (file: string) => /\.(js|ts|tsx)$/.test(file);

/** Every file from which the imports lead back to it, as the way round. */
function findCycles(graph: Map<string, string[]>): string[][] {
  const cycles: string[][] = [];
  const state = new Map<string, "open" | "done">();
  const path: string[] = [];
  const visit = (file: string) => {
    if (state.get(file) === "open") cycles.push([...path.slice(path.indexOf(file)), file]);
    if (state.has(file)) return;
    state.set(file, "open");
    path.push(file);
    for (const target of graph.get(file) ?? []) visit(target);
    path.pop();
    state.set(file, "done");
  };
  for (const file of graph.keys()) visit(file);
  return cycles;
}
