import type { TestProject } from "vitest/node";
import { connect } from "../db/connect";
import { createDatabase } from "../db/embedded/roles";
import { migrate } from "../db/migrate";
import { onDatabase, templateName } from "./database-url";
import { startTemporaryServer } from "./temporary-server";

declare module "vitest" {
  interface ProvidedContext {
    /** URLs of the run's server, for its superuser and the two roles. */
    server: { adminUrl: string; ownerUrl: string; appUrl: string };
  }
}

/** One server for all test files of a run, with one migrated database for them to copy. */
export default async function startDatabase(project: TestProject): Promise<() => Promise<void>> {
  const server = await startTemporaryServer();
  const admin = connect(server.adminUrl, { max: 1 });
  await createDatabase(admin, templateName);
  await admin.end();
  await migrate(onDatabase(server.ownerUrl, templateName));
  const { adminUrl, ownerUrl, appUrl } = server;
  project.provide("server", { adminUrl, ownerUrl, appUrl });
  return server.stop;
}
