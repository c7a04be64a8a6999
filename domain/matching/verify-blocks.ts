import { type Block, leaf } from "./certificate";
import type { Problem } from "./problem";
import { cheapest } from "./verify-bound";
import type { Fault } from "./verify-plan";

/**
 * How much more the needs of the blocks cost together than each on its own: in every block at least what the cheapest
 * leaf of its tree comes to, where edges that are decided stay so, and what they rule out inside the block is out. That
 * only leaves out plans nobody may make, so the bound grows by it. `reduced` is the same again afterwards.
 */
export function checkBlocks(problem: Problem, reduced: Float64Array, blocks: readonly Block[]) {
  const faults: Fault[] = [];
  const taken = new Uint8Array(problem.needs.weight.length);
  let gained = 0;
  blocks.forEach((block, at) => {
    const fresh = block.needs.every((need) => {
      const free = taken[need] === 0;
      taken[need] = 1;
      return free;
    });
    const least = fresh ? leastOf(problem, reduced, block) : null;
    if (least === null) faults.push({ fault: "block", at });
    else for (const need of block.needs) gained -= cheapest(problem, reduced, need);
    gained += least ?? 0;
  });
  return { gained, faults };
}

type Option = { readonly edge: number; readonly need: number; readonly price: number };

/** What the block costs at least; null when its tree is no tree of decisions about its edges, each decided once. */
function leastOf(problem: Problem, reduced: Float64Array, { needs, tree }: Block): number | null {
  const options = [...needs].flatMap((need) => optionsOf(problem, reduced, need));
  const byEdge = new Map(options.map((option) => [option.edge, option]));
  const decided = new Map<Option, boolean>();
  let at = 0;
  function walk(): number | null {
    const decision = tree[at++];
    if (decision === leaf) return leafCost(problem, reduced, needs, options, decided);
    const option = byEdge.get(decision ?? leaf);
    if (!option || decided.has(option)) return null;
    decided.set(option, false);
    const without = walk();
    decided.set(option, true);
    const within = walk();
    decided.delete(option);
    return without === null || within === null ? null : Math.min(without, within);
  }
  const least = walk();
  return at === tree.length ? least : null;
}

function optionsOf({ edges }: Problem, reduced: Float64Array, need: number): Option[] {
  const [from, until] = [edges.start[need] as number, edges.start[need + 1] as number];
  return Array.from(reduced.subarray(from, until), (price, at) => ({ edge: from + at, need, price }));
}

/** The needs' cheapest slots under the decisions; Infinity when these cannot hold together. */
function leafCost(
  problem: Problem,
  reduced: Float64Array,
  needs: Int32Array,
  options: readonly Option[],
  decided: ReadonlyMap<Option, boolean>,
): number {
  const used = [...decided].flatMap(([option, isUsed]) => (isUsed ? [option] : []));
  const room = roomBeside(problem, used);
  if (!room) return Infinity;
  for (const option of options) {
    const isUsed = decided.get(option) ?? room(option);
    if (!isUsed) reduced[option.edge] = Infinity;
  }
  const total = needs.reduce((sum, need) => {
    const own = used.filter((option) => option.need === need).map(({ edge }) => edge);
    return sum + cheapest(problem, reduced, need, own);
  }, 0);
  for (const { edge, price } of options) reduced[edge] = price;
  return total;
}

/** Says of any further option whether one slot over it fits beside those used; null when these do not fit themselves. */
function roomBeside(problem: Problem, used: readonly Option[]): ((option: Option) => boolean) | null {
  const { needs, helpers, edges, rules } = problem;
  const left = new Map<string, number>();
  function limitsOf({ edge, need }: Option): [limit: string, capacity: number, units: number][] {
    const helper = edges.helper[edge] as number;
    const limits: [string, number, number][] = [
      [`need ${need}`, needs.slots[need] as number, 1],
      [`helper ${helper}`, helpers.load[helper] as number, 1],
    ];
    for (const { rule, units } of rulesOver(rules, edge)) {
      limits.push([`rule ${rule}`, rules.capacity[rule] as number, units]);
    }
    return limits;
  }
  for (const [index, option] of used.entries()) {
    if (used.some((other, at) => at < index && excludes(problem, option, other))) return null;
    for (const [limit, capacity, units] of limitsOf(option)) {
      const rest = (left.get(limit) ?? capacity) - units;
      if (rest < 0) return null;
      left.set(limit, rest);
    }
  }
  // A need that is full wants nothing more anyway; what its edges cost does not matter.
  return (option) =>
    limitsOf(option).every(([limit, capacity, units]) => (left.get(limit) ?? capacity) >= units) &&
    !used.some((other) => excludes(problem, option, other));
}

const rulesByEdge = new WeakMap<Problem["rules"], Map<number, { rule: number; units: number }[]>>();

function rulesOver(rules: Problem["rules"], edge: number): readonly { rule: number; units: number }[] {
  let byEdge = rulesByEdge.get(rules);
  if (!byEdge) {
    byEdge = new Map();
    for (let rule = 0; rule < rules.capacity.length; rule++) {
      for (let at = rules.start[rule] as number; at < (rules.start[rule + 1] as number); at++) {
        const over = byEdge.get(rules.edge[at] as number) ?? [];
        over.push({ rule, units: rules.units[at] as number });
        byEdge.set(rules.edge[at] as number, over);
      }
    }
    rulesByEdge.set(rules, byEdge);
  }
  return byEdge.get(edge) ?? [];
}

/** Whether no plan uses both edges, because their person would be in two places at once. */
function excludes({ needs, helpers, edges, places }: Problem, one: Option, other: Option): boolean {
  if (!places.on || places.free?.[one.edge] || places.free?.[other.edge]) return false;
  const personOf = ({ edge }: Option) => helpers.person[edges.helper[edge] as number];
  if (personOf(one) !== personOf(other)) return false;
  if (places.pooled && edges.window[one.edge] === edges.window[other.edge]) return false;
  const [start, end] = [needs.start, needs.end];
  return (
    (start[one.need] as number) < (end[other.need] as number) &&
    (start[other.need] as number) < (end[one.need] as number)
  );
}
