import { memberQuery } from "@/features/access/member-query";
import { listArrivals } from "@/features/arrivals/list-arrivals";

export const GET = memberQuery(listArrivals);
