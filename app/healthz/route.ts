import { sayHealthy } from "@/features/operating/health-answers";

export const GET = sayHealthy;

export const dynamic = "force-dynamic";
