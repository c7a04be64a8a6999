import { coordinatorQuery } from "@/features/duty/coordinator-action";
import { listSealedItems } from "@/features/rotation/list-sealed-items";

export const GET = coordinatorQuery(listSealedItems);
