import { showCalendar } from "@/features/notices/show-calendar";

export const GET = showCalendar;
