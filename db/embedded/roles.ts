import type postgres from "postgres";
import type { Secrets } from "./secrets";

/** Owns the database and runs its migrations; no superuser. */
export const ownerRole = "holdfast_owner";

/** What the app works as: it owns nothing, so row-level security binds it. */
export const appRole = "holdfast_app";

/** What jobs run as: nobody signs in with it, the owner steps down into it. */
export const jobsRole = "holdfast_jobs";

export const databaseName = "holdfast";

const preparing = 4_716_002;

/** Makes the roles and the database where they are missing. Safe for two starts at once. */
export async function prepareDatabase(admin: postgres.Sql, secrets: Secrets): Promise<void> {
  await admin`select pg_advisory_lock(${preparing})`;
  try {
    await keepRole(admin, ownerRole, secrets.owner);
    await keepRole(admin, appRole, secrets.app);
    await keepJobsRole(admin);
    const [found] = await admin`select from pg_database where datname = ${databaseName}`;
    if (!found) await createDatabase(admin, databaseName);
  } finally {
    await admin`select pg_advisory_unlock(${preparing})`;
  }
}

/** Makes a database of the owner, empty or as a copy of `template`, which only owner and app may connect to. */
export async function createDatabase(
  admin: postgres.Sql,
  name: string,
  template = "template1",
): Promise<void> {
  await admin.unsafe(`create database "${name}" template "${template}" owner ${ownerRole}`);
  await admin.unsafe(`revoke all on database "${name}" from public`);
  await admin.unsafe(`grant connect on database "${name}" to ${appRole}`);
}

/** A role's password cannot be a parameter of the statement; ours are base64url, so quoting is safe. */
async function keepRole(admin: postgres.Sql, role: string, password: string): Promise<void> {
  const [found] = await admin`select from pg_roles where rolname = ${role}`;
  if (found) return;
  await admin.unsafe(
    `create role ${role} login nosuperuser nocreatedb nocreaterole noreplication nobypassrls password '${password}'`,
  );
}

async function keepJobsRole(admin: postgres.Sql): Promise<void> {
  const [found] = await admin`select from pg_roles where rolname = ${jobsRole}`;
  if (!found) await admin.unsafe(`create role ${jobsRole} nologin`);
  await admin.unsafe(`grant ${jobsRole} to ${ownerRole}`);
}
