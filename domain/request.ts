/** What takes two people: one asks, another agrees. */
export const requestKinds = ["removal", "burn", "duty"] as const;

/** How long a request waits for the second person, in days. */
export const requestDays = 3;
