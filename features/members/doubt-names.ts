import { likenessOf } from "@/domain/same-name";
import type { Keyring } from "@/features/keyring/keyring";
import { learnNames } from "./known-names";

/** Why a name alone does not say who somebody is: another one bears it as well, or they took it lately. */
export type NameDoubt = { readonly isShared: boolean; readonly before: readonly string[] };

/**
 * Whose name says too little, by member id; nobody else is in it. `people` are everybody in the network, guests as well, `names` those of
 * their names that open, and this device remembers them. Never rejects.
 */
export async function doubtNames(
  keyring: Keyring,
  people: readonly { readonly id: string }[],
  names: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, NameDoubt>> {
  const before = await learnNames(keyring, new Map(people.map(({ id }) => [id, names.get(id) ?? null])));
  const shared = findShared(names);
  return new Map(
    [...names.keys()].flatMap((id) => {
      const doubt = { isShared: shared.has(id), before: before.get(id) ?? [] };
      return doubt.isShared || doubt.before.length > 0 ? [[id, doubt] as const] : [];
    }),
  );
}

/** Who of them has a name that looks like another one's. */
export function findShared(names: ReadonlyMap<string, string>): ReadonlySet<string> {
  const bearers = new Map<string, string[]>();
  for (const [id, name] of names) {
    const likeness = likenessOf(name);
    if (likeness) bearers.set(likeness, [...(bearers.get(likeness) ?? []), id]);
  }
  return new Set([...bearers.values()].filter(({ length }) => length > 1).flat());
}
