import { chooseNoticesAction } from "@/features/notices/actions";

export const POST = chooseNoticesAction;
