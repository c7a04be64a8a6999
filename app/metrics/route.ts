import { sayMetrics } from "@/features/operating/say-metrics";

export const GET = sayMetrics;

export const dynamic = "force-dynamic";
