/** The way to a value inside of JSON: keys of objects and indexes of lists. */
export type Path = readonly string[];

/** The paths to every value inside, also to those that hold others; not the empty path of the whole. */
export function listPaths(json: unknown): Path[] {
  if (typeof json !== "object" || json === null) return [];
  return Object.entries(json).flatMap(([key, value]) => [
    [key],
    ...listPaths(value).map((rest) => [key, ...rest]),
  ]);
}

/** JSON text of the same with another JSON text at that place, or with nothing there. */
export function changeAt(json: unknown, [key, ...rest]: Path, text: string | undefined): string | undefined {
  if (key === undefined) return text;
  const parts = Object.entries(json as object).flatMap(([name, value]) => {
    const part = name === key ? changeAt(value, rest, text) : JSON.stringify(value);
    if (part === undefined) return [];
    return [Array.isArray(json) ? part : `${JSON.stringify(name)}:${part}`];
  });
  return Array.isArray(json) ? `[${parts.join(",")}]` : `{${parts.join(",")}}`;
}
