import type postgres from "postgres";
import type { Planned } from "@/domain/matching/plan-listings";

/** Writes the plan of the transaction's network down, so that no other process works it out again. */
export async function keepPlan(
  tx: postgres.TransactionSql,
  { posting, uses, certificate }: Planned,
): Promise<void> {
  const { needs, standing, rows, now } = posting;
  const pairs = uses.flatMap((use) => {
    const need = needs[use.need];
    const stands = standing[use.standing];
    return need && stands ? [{ need, window: stands.window, quantity: use.quantity }] : [];
  });
  const seconds = (instant: Date) => instant.getTime() / 1000;
  const { coveredWeight, objective, lowerBound, verified } = certificate;
  await tx`select keep_plan(${rows.version}, ${now}, ${coveredWeight}, ${objective}, ${lowerBound}, ${verified},
    ${pairs.map(({ need }) => need.id)}::uuid[], ${pairs.map(({ window }) => window.id)}::uuid[],
    ${pairs.map(({ quantity }) => quantity)}::int[], ${pairs.map(({ need }) => seconds(need.window.from))}::bigint[],
    ${pairs.map(({ need }) => seconds(need.window.until))}::bigint[])`;
}
