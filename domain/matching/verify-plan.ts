import type { Problem, Worth } from "./problem";

/** What is wrong, and with which edge, need, helper, rule, clique or block, counted from 0. */
export type Fault = {
  readonly fault:
    | "shape" // an array has the wrong length
    | "flow" // edge: fewer than none or more than its most
    | "slots" // need: more people than wanted
    | "load" // helper: more than the load
    | "rule" // rule: more units than its capacity
    | "places" // edge: its person is somewhere else at that time
    | "price" // of a helper, rule or clique: not an integer, or less than 0
    | "clique" // clique: two of its edges do not exclude each other
    | "edge" // a proof decides about an edge that is not there
    | "bound"; // the proof says that the plan is better than possible
  readonly at: number;
};

/** Every way in which the plan breaks the problem. */
export function checkPlan(problem: Problem, flow: Int32Array): Fault[] {
  if (flow.length !== problem.edges.helper.length) return [{ fault: "shape", at: flow.length }];
  const { used, faults } = countUse(problem, flow);
  used.forEach((slots, helper) => {
    if (slots > (problem.helpers.load[helper] as number)) faults.push({ fault: "load", at: helper });
  });
  return [...faults, ...checkRules(problem, flow), ...(problem.places.on ? checkPlaces(problem, flow) : [])];
}

/** What the plan comes to. Exact as long as the whole weight × price is below 2⁵³. */
export function worthOf(problem: Problem, flow: Int32Array): Worth {
  const { needs, edges, fairness } = problem;
  const used = new Int32Array(problem.helpers.load.length);
  let [wanted, coveredWeight, cost] = [0, 0, 0];
  for (let need = 0; need < needs.weight.length; need++) {
    const weight = needs.weight[need] as number;
    wanted += weight * (needs.slots[need] as number);
    for (let edge = edges.start[need] as number; edge < (edges.start[need + 1] as number); edge++) {
      const slots = flow[edge] as number;
      if (slots === 0) continue;
      const helper = edges.helper[edge] as number;
      coveredWeight += weight * slots;
      cost += (edges.cost[edge] as number) * slots;
      used[helper] = (used[helper] as number) + slots;
    }
  }
  for (const tasks of used) cost += (fairness * tasks * (tasks - 1)) / 2;
  return { coveredWeight, cost, objective: (wanted - coveredWeight) * problem.price + cost };
}

function countUse({ needs, helpers, edges }: Problem, flow: Int32Array) {
  const faults: Fault[] = [];
  const used = new Int32Array(helpers.load.length);
  for (let need = 0; need < needs.weight.length; need++) {
    let covered = 0;
    for (let edge = edges.start[need] as number; edge < (edges.start[need + 1] as number); edge++) {
      const slots = flow[edge] as number;
      if (slots === 0) continue;
      if (slots < 0 || slots > (edges.most?.[edge] ?? 1)) faults.push({ fault: "flow", at: edge });
      const helper = edges.helper[edge] as number;
      covered += slots;
      used[helper] = (used[helper] as number) + slots;
    }
    if (covered > (needs.slots[need] as number)) faults.push({ fault: "slots", at: need });
  }
  return { used, faults };
}

function checkRules({ rules }: Problem, flow: Int32Array): Fault[] {
  const faults: Fault[] = [];
  rules.capacity.forEach((capacity, rule) => {
    let units = 0;
    for (let at = rules.start[rule] as number; at < (rules.start[rule + 1] as number); at++) {
      units += (rules.units[at] as number) * (flow[rules.edge[at] as number] as number);
    }
    if (units > capacity) faults.push({ fault: "rule", at: rule });
  });
  return faults;
}

/** Walks through each person's tasks in order of time and looks at those that begin before one ends. */
function checkPlaces(problem: Problem, flow: Int32Array): Fault[] {
  const { needs, edges, helpers, places } = problem;
  const tasks: { edge: number; person: number; window: number; start: number; end: number }[] = [];
  for (let need = 0; need < needs.weight.length; need++) {
    for (let edge = edges.start[need] as number; edge < (edges.start[need + 1] as number); edge++) {
      if (flow[edge] === 0 || places.free?.[edge]) continue;
      tasks.push({
        edge,
        person: helpers.person[edges.helper[edge] as number] as number,
        window: edges.window[edge] as number,
        start: needs.start[need] as number,
        end: needs.end[need] as number,
      });
    }
  }
  tasks.sort((one, other) => one.person - other.person || one.start - other.start);
  return tasks.flatMap((task, index) => {
    for (let next = index + 1; next < tasks.length; next++) {
      const other = tasks[next];
      if (!other || other.person !== task.person || other.start >= task.end) return [];
      const together = places.pooled && other.window === task.window;
      if (!together && task.start < other.end) return [{ fault: "places" as const, at: other.edge }];
    }
    return [];
  });
}
