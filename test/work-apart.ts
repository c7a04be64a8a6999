import { globalAgent } from "node:https";
import { outliveOutages } from "@/db/outage";
import { startWorker } from "@/features/jobs/start-worker";

// A worker in a process of its own, for tests that kill one. It is told where its database is by the environment, and
// stops in order when it is asked to.
const { DATABASE_OWNER_URL: ownerUrl = "", DATABASE_URL: appUrl = "", TEST_CERTIFICATE: ca } = process.env;
if (ca) globalAgent.options.ca = ca;
outliveOutages();
const worker = startWorker({ ownerUrl, appUrl });
process.on("SIGTERM", () => worker.stop().then(() => process.exit(0)));
