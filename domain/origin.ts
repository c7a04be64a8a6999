/** How a need came about: posted by its author, or made along with a claim and kept off the board. */
export const needOrigins = ["posted", "claim"] as const;
export type NeedOrigin = (typeof needOrigins)[number];

/** How an offer came about: posted by its author, or made along with an answer and kept off the board. */
export const offerOrigins = ["posted", "answer"] as const;
export type OfferOrigin = (typeof offerOrigins)[number];
