/** What takes two people: one asks, another agrees. */
export const requestKinds = ["removal", "burn", "duty"] as const;
export type RequestKind = (typeof requestKinds)[number];

/** How long a request waits for the second person, in days. */
export const requestDays = 3;

/** How long a burn that two people agreed on can be taken back, in seconds. */
export const burnDelaySeconds = 60;
