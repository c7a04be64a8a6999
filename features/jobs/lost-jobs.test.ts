import { expect, it } from "vitest";
import { connect } from "@/db/connect";
import { testDatabase } from "@/test/database";

const db = testDatabase();

it("takes back what a worker had taken that is gone, and leaves what another is at", async () => {
  const [living, dead] = ["pool-living", "pool-dead"];
  for (const worker of [living, dead]) {
    for (const key of ["first", null]) await take(worker, key && `${key} of ${worker}`);
  }
  const holder = connect(db.ownerUrl, { max: 1 });
  await holder`select pg_advisory_lock_shared(4716005, hashtext(${living}))`;
  await db.owner`select free_lost_jobs()`;
  // One without a key has a younger one in its place.
  expect(await list()).toEqual([
    { key: `first of ${dead}`, locked_by: null },
    { key: `first of ${living}`, locked_by: living },
    { key: null, locked_by: living },
  ]);
  await holder.end();
  await db.owner`select free_lost_jobs()`;
  expect(await list()).toEqual([
    { key: `first of ${dead}`, locked_by: null },
    { key: `first of ${living}`, locked_by: null },
  ]);
});

async function take(worker: string, key: string | null): Promise<void> {
  await db.owner`
    with job as (select * from graphile_worker.add_job('push', job_key => ${key}))
    select from job`;
  await db.owner`update graphile_worker._private_jobs set locked_by = ${worker}, locked_at = now()
    where locked_by is null`;
}

async function list() {
  return [
    ...(await db.owner`select key, locked_by from graphile_worker._private_jobs order by key nulls last, locked_by`),
  ];
}
