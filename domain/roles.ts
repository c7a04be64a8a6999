/** What a member may do in a network. A coordinator's duty is shared and passes on; it is no rank. */
export const roles = ["member", "coordinator"] as const;
export type Role = (typeof roles)[number];
