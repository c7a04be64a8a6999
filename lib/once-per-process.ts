/**
 * What `make` gives, the same for every call with this name in the process. A module is not enough: Next.js bundles
 * pages and routes apart, and each bundle has its own copy of every module.
 */
export function oncePerProcess<T>(name: string, make: () => T): T {
  const key = Symbol.for(`holdfast.${name}`);
  const kept = globalThis as { [key]?: { value: T } };
  kept[key] ??= { value: make() };
  return kept[key].value;
}
