import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { testDatabase } from "@/test/database";
import { foundTestNetwork } from "@/test/factory";
import { asActor } from "./actor";
import { poolState } from "./client";

const db = testDatabase();

it("are left for others, however much one member, or a whole network, asks for at once", async () => {
  const [network, other] = [await foundTestNetwork(db.owner), await foundTestNetwork(db.owner)];
  const [ada, ben, cem] = await Promise.all([0, 1, 2].map((index) => network.actor(index)));
  const eva = await other.actor(0);
  if (!ada || !ben || !cem) throw new Error("There are three members.");
  const slow: Promise<unknown>[] = [];
  const slowly = (by: typeof ada) => {
    const asked = asActor(by, (tx) => tx.execute(sql`select pg_advisory_xact_lock_shared(1)`));
    // Who waits for all of them below hears of one that failed.
    asked.catch(() => {});
    slow.push(asked);
  };
  const quickly = (by: typeof ada) => asActor(by, (tx) => tx.execute(sql`select 1`));
  await db.owner.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(1)`;
    for (let time = 0; time < 20; time++) slowly(ada);
    expect(await quickly(ben)).toHaveLength(1);
    for (let time = 0; time < 20; time++) slowly(ben);
    for (let time = 0; time < 20; time++) slowly(cem);
    expect(await quickly(eva)).toHaveLength(1);
    expect(poolState()).toEqual({ most: 10, running: 8, waiting: 52 });
  });
  await Promise.all(slow);
  expect(poolState()).toEqual({ most: 10, running: 0, waiting: 0 });
});
