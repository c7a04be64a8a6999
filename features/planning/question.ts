import type { NetworkPlan, WhatIf, WhatThen } from "@/domain/matching/network-plan";

/** What the planner is asked: about one network, as of a version at least and a quarter of an hour. */
export type Question = {
  readonly network: string;
  readonly version: number;
  readonly asOf: Date;
  readonly what: WhatIf | null;
};

/** `impossible`: there is nothing the question could be about. */
export type Answer =
  | { readonly answer: "plan"; readonly plan: NetworkPlan }
  | { readonly answer: "what-if"; readonly version: number; readonly outcome: WhatThen }
  | { readonly answer: "none"; readonly because: "too-large" | "impossible" };

/** Between the two threads: each question has a number; trouble is the code of an error, or its kind. */
export type Asked = { readonly number: number; readonly question: Question };
export type Answered =
  | { readonly number: number; readonly answer: Answer }
  | { readonly number: number; readonly trouble: string };
