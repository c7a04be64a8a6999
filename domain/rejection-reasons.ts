/** Why a coordinator does not want two people to be asked for each other: a word for the engine, never a judgement. */
export const rejectionReasons = ["knows-better", "asked-enough", "not-together", "too-far", "other"] as const;

export type RejectionReason = (typeof rejectionReasons)[number];
