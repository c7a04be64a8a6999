import type { Weekly } from "@/domain/weekly";

/** Rules under their ids as text, for comparing what is stored with what a form has seen or sends. */
export function textOfRules(rules: readonly (Weekly & { id: string; quantity?: number })[]): string {
  const texts = rules.map(({ id, days, from, until, firstOn, lastOn, quantity }) =>
    JSON.stringify([id, days, from, until, firstOn, lastOn, quantity]),
  );
  return texts.sort().join();
}
