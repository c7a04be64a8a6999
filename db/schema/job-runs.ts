import { pgTable, text } from "drizzle-orm/pg-core";
import { instant } from "./columns";

/** When each kind of work that comes back by the clock last went through, for whoever runs the server. */
export const jobRuns = pgTable("job_runs", {
  task: text("task").primaryKey(),
  doneAt: instant("done_at").notNull(),
});
