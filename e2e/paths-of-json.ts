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

/** JSON text of the same with another JSON text at these places, none of them inside of another, or with nothing there. */
export function changeAt(
  json: unknown,
  places: readonly Path[],
  text: string | undefined,
): string | undefined {
  if (places.some((place) => place.length === 0)) return text;
  const parts = Object.entries(json as object).flatMap(([name, value]) => {
    const inside = places.filter(([key]) => key === name).map(([, ...rest]) => rest);
    const part = inside.length > 0 ? changeAt(value, inside, text) : JSON.stringify(value);
    if (part === undefined) return [];
    return [Array.isArray(json) ? part : `${JSON.stringify(name)}:${part}`];
  });
  return Array.isArray(json) ? `[${parts.join(",")}]` : `{${parts.join(",")}}`;
}
