import { sayReady } from "@/features/operating/health-answers";

export const GET = sayReady;

export const dynamic = "force-dynamic";
