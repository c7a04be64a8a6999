/** How far an offer goes: it serves only its own place, that area and those next to it, or any place of the network. */
export const reaches = ["place", "near", "anywhere"] as const;

export type Reach = (typeof reaches)[number];
