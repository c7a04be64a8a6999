import loadHighs from "highs";
import type { Problem } from "@/domain/matching/problem";

/**
 * The least that any plan comes to, by HiGHS (a mixed integer solver, https://highs.dev): the oracle for problems that are
 * too large to try all plans. Without fairness, pooled windows and needs that can be split. Every moment at which a need
 * of a person begins has its own row: who is in two places is so when the later need begins.
 */
export async function solveWithHighs(problem: Problem): Promise<number> {
  const { needs, edges, helpers, rules, places, fairness, price } = problem;
  if (fairness !== 0 || places.pooled || edges.most) throw new Error("The oracle does not know of this.");
  const objective: string[] = [];
  const rows: string[] = [];
  const byHelper = new Map<number, string[]>();
  const byPerson = new Map<number, { edge: number; need: number }[]>();
  for (let need = 0; need < needs.weight.length; need++) {
    const covering = [`u${need}`];
    objective.push(`${(needs.weight[need] as number) * price} u${need}`);
    for (let edge = edges.start[need] as number; edge < (edges.start[need + 1] as number); edge++) {
      const helper = edges.helper[edge] as number;
      objective.push(`${edges.cost[edge]} x${edge}`);
      covering.push(`x${edge}`);
      add(byHelper, helper, `x${edge}`);
      if (places.on && !places.free?.[edge]) add(byPerson, helpers.person[helper] as number, { edge, need });
    }
    rows.push(`${covering.join(" + ")} >= ${needs.slots[need]}`);
  }
  for (const [helper, own] of byHelper) rows.push(`${own.join(" + ")} <= ${helpers.load[helper]}`);
  for (const own of byPerson.values()) {
    for (const moment of new Set(own.map(({ need }) => needs.start[need] as number))) {
      const then = own.filter(
        ({ need }) => (needs.start[need] as number) <= moment && moment < (needs.end[need] as number),
      );
      if (then.length > 1) rows.push(`${then.map(({ edge }) => `x${edge}`).join(" + ")} <= 1`);
    }
  }
  rules.capacity.forEach((capacity, rule) => {
    const [from, until] = [rules.start[rule] as number, rules.start[rule + 1] as number];
    const terms = Array.from(
      { length: until - from },
      (_, at) => `${rules.units[from + at]} x${rules.edge[from + at]}`,
    );
    if (terms.length > 0) rows.push(`${terms.join(" + ")} <= ${capacity}`);
  });
  const binary = Array.from(edges.helper, (_, edge) => `x${edge}`).join("\n");
  const text = `Minimize\n obj: ${objective.join("\n + ")}\nSubject To\n${rows.join("\n")}\nBinary\n${binary}\nEnd\n`;
  const highs = await loadHighs();
  const solution = highs.solve(text, { mip_rel_gap: 0, mip_abs_gap: 0.5 });
  if (solution.Status !== "Optimal") throw new Error(`HiGHS says ${solution.Status}.`);
  return Math.round(solution.ObjectiveValue);
}

function add<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const listed = map.get(key);
  if (listed) listed.push(value);
  else map.set(key, [value]);
}
