import { sealedItemsQuery } from "@/features/rotation/actions";

export const GET = sealedItemsQuery;
