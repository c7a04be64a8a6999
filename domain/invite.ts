/**
 * What a one-time packet is for: shown on one phone to the camera of another, sent as a message, letting somebody back
 * in who has lost every key, or taking one's own keys to another device.
 */
export const inviteKinds = ["in-person", "by-message", "return", "device"] as const;
export type InviteKind = (typeof inviteKinds)[number];

/** Somebody who waits for a member to let them in: a newcomer, or a member who comes back. */
export const arrivalKinds = ["by-message", "return"] as const;
export type ArrivalKind = (typeof arrivalKinds)[number];

/** How long each kind can be redeemed, in minutes. */
export const inviteMinutes: Record<InviteKind, number> = {
  "in-person": 10,
  "by-message": 3 * 24 * 60,
  return: 10,
  device: 2,
};

/** How long somebody waits to be let in before they have to begin again, in days. */
export const arrivalDays = 3;
