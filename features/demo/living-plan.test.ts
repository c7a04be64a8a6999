import { createHash, randomBytes, randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Actor, findActor } from "@/db/actor";
import { findDashboard } from "@/features/coordination/queries";
import { asCoordinator } from "@/features/duty/coordinator";
import { releaseMatch } from "@/features/matches/release-match";
import { testDatabase } from "@/test/database";
import { seedDemo } from "./seed-demo";

const db = testDatabase();
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "holdfast-demo-"));
  await seedDemo(db.owner, join(folder, "demo.json"));
}, 60_000);
afterAll(() => rm(folder, { recursive: true }));

it("shows a plan that covers some, says what would help the rest, and is made anew when somebody gives back", async () => {
  const before = await look();
  expect(before.plan?.proposals.length).toBeGreaterThan(4);
  expect(before.plan?.certificate).toMatchObject({ verified: true, isMost: true });
  const ways = before.gaps.flatMap(({ unmet }) => unmet?.cheapest ?? []);
  expect(ways.some(({ ask }) => ask !== null)).toBe(true);
  expect(ways.some(({ change }) => change.change === "longer" && change.earlier === 30)).toBe(true);

  const [ride] = await db.owner`select m.id, m.need_id, m.helper_id from matches m
    join needs n on n.network_id = m.network_id and n.id = m.need_id
    where m.state = 'confirmed' and n.category = 'ride' order by lower(m.during) limit 1`;
  const malik = await signIn(ride?.helper_id);
  expect(await releaseMatch(malik, { match: ride?.id })).toEqual({ ok: true, value: null });
  const after = await look();
  expect(after.plan?.proposals.map(({ needId }) => needId)).toContain(ride?.need_id);
  expect(after.fallen).toMatchObject([{ id: ride?.id, state: "released" }]);
});

async function look() {
  const [rosa] = await db.owner`select id from members where duty_until is not null`;
  const coordinator = asCoordinator(await signIn(rosa?.id));
  if (!coordinator) throw new Error("Rosa has the duty.");
  // As the page does: on a busy machine the plan comes a moment later, however long the moment.
  for (;;) {
    const dashboard = await findDashboard(coordinator);
    if (dashboard.plan?.isCurrent) return dashboard;
  }
}

/** Signed in on a device of their own, as if by their words. */
async function signIn(member: string): Promise<Actor> {
  const [network] = await db.owner`select network_id from networks`;
  const id = network?.network_id;
  const device = randomUUID();
  const token = createHash("sha256").update(randomBytes(32)).digest();
  await db.owner`insert into devices (network_id, id, member_id, login_key)
    values (${id}, ${device}, ${member}, ${randomBytes(32)})`;
  await db.owner`insert into sessions (network_id, token_hash, device_id, expires_on)
    values (${id}, ${token}, ${device}, current_date + 1)`;
  const actor = await findActor(id, token);
  if (!actor) throw new Error("Nobody is signed in.");
  return actor;
}
