/** How long the coordinator's duty lasts before it lapses, in days from the day it was taken or renewed. */
export const dutyDays = 7;

/** Of how many people without the app one request hands on what those on duty hold. */
export const mostSharedGuests = 20;
