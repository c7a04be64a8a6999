import { PlainError } from "../lib/plain-error";
import { connect } from "./connect";
import { appRole } from "./embedded/roles";

/**
 * Row-level security binds the app as `holdfast_app` alone. Through a pooler that drops the role it asks for, another
 * role would see everything, and nothing else would tell.
 */
export async function refuseUnbound(appUrl: string): Promise<void> {
  const sql = connect(appUrl, { max: 1, connection: { role: appRole } });
  try {
    const [row] = await sql<{ role: string }[]>`select current_user as role`;
    if (row?.role === appRole) return;
  } finally {
    await sql.end();
  }
  throw new PlainError(
    `The app would not work as ${appRole}, and row-level security would not bind it. Let DATABASE_URL sign in as ` +
      `${appRole}, which it must behind a pooler that ignores \`role\`.`,
  );
}
