/** What a member may do in a network. A coordinator's duty lapses and passes on; it is no rank. */
export type Role = "member" | "coordinator";
