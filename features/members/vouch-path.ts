import type { Pins } from "@/features/keyring/pins";
import type { Admission } from "@/seal/admission";

/**
 * How a member is known: member ids from the first one to them, each vouched for by the one before. Where a voucher has
 * left, the path begins with whom they let in (their `vouchedBy` is not null). Empty for a member who is not trusted.
 */
export function vouchPath(
  trusted: ReadonlyMap<string, { readonly vouchedBy: string | null }>,
  member: string,
): string[] {
  const path: string[] = [];
  let at: string | null = member;
  while (at !== null && trusted.has(at) && !path.includes(at)) {
    path.unshift(at);
    at = trusted.get(at)?.vouchedBy ?? null;
  }
  return path;
}

/**
 * The admissions by which these members are known to one who read only the roster of the epoch, or in the first epoch
 * knows only the founder: what a new roster takes along as `paths`, for its maker, for those who asked for its removals
 * and for whoever came back. Each once; none for those whom the roster lists.
 */
export function admissionsOfPath(
  { members, admissions }: Pick<Pins, "members" | "admissions">,
  of: readonly string[],
): Admission[] {
  const holders = new Map(Object.entries(members).map(([member, { signing }]) => [signing, member]));
  const found = new Map<string, Admission>();
  const waiting = [...of];
  for (let member = waiting.shift(); member !== undefined; member = waiting.shift()) {
    const admission = admissions[member];
    if (!admission || found.has(member)) continue;
    found.set(member, admission);
    const makers = [admission.maker, admission.second?.maker ?? admission.maker];
    waiting.push(...makers.flatMap((key) => holders.get(key) ?? []));
  }
  return [...found.values()];
}
