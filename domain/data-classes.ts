/**
 * Who can read a column. Every column of the database belongs to exactly one class; what the site says
 * about itself is made from this declaration.
 *
 * - `structure`: the server reads it: random ids, categories, windows, quantities, states, days.
 * - `credential`: public keys, hashes and nonces: the server checks a claim with them; they open nothing.
 * - `network-sealed`: members of the network, with the key of its epoch.
 * - `pair-sealed`: the two people of a confirmed match.
 * - `self-sealed`: one member: key envelopes, wrapped keys, device labels.
 * - `inbox-sealed`: the coordinators on duty, for people who are not here themselves.
 * - `invite-sealed`: whoever holds the link of an open invitation.
 * - `server-sealed`: the server, with a key that is not in the database: where to reach those who chose to be told.
 */
export const dataClasses = [
  "structure",
  "credential",
  "network-sealed",
  "pair-sealed",
  "self-sealed",
  "inbox-sealed",
  "invite-sealed",
  "server-sealed",
] as const;

export type DataClass = (typeof dataClasses)[number];
