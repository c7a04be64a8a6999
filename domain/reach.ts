/** How far an offer goes: it serves only its own place, or any place of the network. */
export const reaches = ["place", "anywhere"] as const;

export type Reach = (typeof reaches)[number];
