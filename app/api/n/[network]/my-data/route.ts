import { myDataQuery } from "@/features/forgetting/actions";

export const GET = myDataQuery;
