import { Logger, runMigrations } from "graphile-worker";
import type postgres from "postgres";
import { jobsRole } from "./embedded/roles";

/** The library prints what it does, with ids and whole errors; what is ours to say of a job is said elsewhere. */
export const quietLogger = new Logger(() => () => {});

/**
 * The same database in the words that the queue's driver takes: `sslmode` means to it what it means to libpq, and
 * `role` is what it works as.
 */
export function queueUrl(url: string, role?: string): string {
  const address = new URL(url);
  const { searchParams } = address;
  if (searchParams.has("sslmode") && !searchParams.has("uselibpqcompat"))
    searchParams.set("uselibpqcompat", "true");
  if (role) {
    const options = searchParams.get("options");
    searchParams.set("options", [options, `-c role=${role}`, "-c TimeZone=UTC"].filter(Boolean).join(" "));
    searchParams.set("application_name", "holdfast jobs");
  }
  return address.href;
}

/** Brings the queue's own tables to what this build works with, as the role that owns the database. */
export async function migrateQueue(ownerUrl: string): Promise<void> {
  await runMigrations({ connectionString: queueUrl(ownerUrl), maxPoolSize: 1, logger: quietLogger });
}

/** Lets the role for jobs use the queue, once the migrations have made that role. Nobody else gets anything there. */
export async function openQueue(owner: postgres.Sql): Promise<void> {
  const [role] = await owner`select from pg_roles where rolname = ${jobsRole}`;
  if (role) await owner.unsafe(grants);
}

const grants = `
  grant usage on schema graphile_worker to ${jobsRole};
  grant select, insert, update, delete on all tables in schema graphile_worker to ${jobsRole};
  revoke insert, update, delete on graphile_worker.migrations from ${jobsRole};
  grant usage on all sequences in schema graphile_worker to ${jobsRole};
  grant execute on all functions in schema graphile_worker to ${jobsRole};
  do $$ declare name text; begin
    for name in select relname from pg_class c where relnamespace = 'graphile_worker'::regnamespace and relrowsecurity
      and not exists (select from pg_policy where polrelid = c.oid)
    loop
      execute format('create policy jobs on graphile_worker.%I to ${jobsRole} using (true) with check (true)', name);
    end loop;
    -- Keys name members; the planner needs no samples of them, which would outlive the jobs.
    for name in select attname from pg_attribute where attrelid = 'graphile_worker._private_jobs'::regclass
      and attname in ('key', 'payload', 'last_error') and attstattarget is distinct from 0
    loop
      execute format('alter table graphile_worker._private_jobs alter column %I set statistics 0', name);
    end loop;
  end $$`;
