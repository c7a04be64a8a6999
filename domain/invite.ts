/** How an invitation travels: shown on one phone to the camera of another, or sent as a message. */
export const inviteKinds = ["in-person", "by-message"] as const;

/** How long an invitation shown in person can be redeemed, in minutes. */
export const inPersonMinutes = 10;
