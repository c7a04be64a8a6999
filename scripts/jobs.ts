import { parseArgs } from "node:util";
import type postgres from "postgres";
import { connect } from "../db/connect";
import { countJobsOf, doAgain, dropJobs, listTroubledJobs } from "../features/jobs/list-jobs";
import { readEnv } from "../lib/env";
import { PlainError } from "../lib/plain-error";
import { report } from "./report";
import { hasDatabase, withOwner } from "./with-owner";

// `npm run jobs`: what jobs there are and which have failed. `--again ID` or `--again all` has failed ones done once
// more, `--drop ID` gives one up.
try {
  const { again, drop } = readArguments();
  const env = readEnv();
  if (!hasDatabase(env)) throw new PlainError(`There are no jobs: ${env.dataDir} does not exist.`);
  await withOwner(env, async (ownerUrl) => {
    const owner = connect(ownerUrl, { max: 1 });
    try {
      if (again)
        console.log(`${await doAgain(owner, again === "all" ? "all" : [again])} jobs are done again.`);
      else if (drop) console.log(`${await dropJobs(owner, [drop])} jobs are given up.`);
      else await print(owner);
    } finally {
      await owner.end();
    }
  });
} catch (error) {
  report(error);
}

function readArguments(): { again?: string | undefined; drop?: string | undefined } {
  try {
    return parseArgs({ options: { again: { type: "string" }, drop: { type: "string" } } }).values;
  } catch (cause) {
    throw new PlainError("npm run jobs [-- --again ID|all] [-- --drop ID]", { cause });
  }
}

async function print(owner: postgres.Sql): Promise<void> {
  const counts = await countJobsOf(owner);
  for (const { task, state, jobs } of counts) console.log(`${task}: ${jobs} ${state}`);
  if (counts.length === 0) console.log("There are no jobs.");
  const troubled = await listTroubledJobs(owner);
  if (troubled.length > 0) console.log("\nWith errors (id, task, since, tries, last error):");
  for (const { id, task, state, since, attempts, most, error } of troubled) {
    const tries = `${attempts}/${most}${state === "failed" ? ", failed" : ""}`;
    console.log(`${id}  ${task}  ${since.toISOString()}  ${tries}  ${error ?? "was cut off"}`);
  }
}
