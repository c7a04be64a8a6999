import { confirmWeeklyAction } from "@/features/weekly/actions";

export const POST = confirmWeeklyAction;
