import type { NetworkPlan, WhatThen } from "@/domain/matching/network-plan";

/**
 * The plan of the coordinator's network. `current`: of the rows as the coordinator last saw them, or newer. `older`: a
 * newer one is being worked out; show it as what it is. `none`: there is none (yet), or the network is too large.
 */
export type FoundPlan =
  | { readonly found: "current" | "older"; readonly plan: NetworkPlan }
  | { readonly found: "none"; readonly because: "late" | "too-large" };

/** What would be if; `impossible` when the pair cannot be, or what it is about is gone. */
export type FoundWhatIf =
  | { readonly found: "current"; readonly version: number; readonly outcome: WhatThen }
  | { readonly found: "none"; readonly because: "late" | "too-large" | "impossible" };
