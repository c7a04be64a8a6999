/** How long the coordinator's duty lasts before it lapses, in days from the day it was taken or renewed. */
export const dutyDays = 7;
