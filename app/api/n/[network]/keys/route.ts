import { memberSearch } from "@/features/access/member-query";
import { listKeys, listKeysSearch } from "@/features/members/list-keys";

export const GET = memberSearch(listKeysSearch, listKeys);
