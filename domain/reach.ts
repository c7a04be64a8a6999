/**
 * How far an offer goes: it serves only its own place (or its own area, when it is none of the network's places), that
 * area and those next to it, or anyone in the network. Where areas are not known, `near` serves its own place alone.
 */
export const reaches = ["place", "near", "anywhere"] as const;

export type Reach = (typeof reaches)[number];
