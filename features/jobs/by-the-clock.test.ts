import { afterAll, beforeAll, expect, it } from "vitest";
import { testDatabase } from "@/test/database";
import { foundTestNetwork, postTestOffer, type TestNetwork } from "@/test/factory";
import { askTestMatch } from "@/test/told";
import { layOut, settle } from "./by-the-clock";
import { type JobDatabase, openJobDatabase } from "./job-database";

const db = testDatabase();
let jobs: JobDatabase;

beforeAll(() => {
  jobs = openJobDatabase(db);
});
afterAll(() => jobs.close());

it("lays out what repeats where nobody comes by, and leaves other networks alone", async () => {
  const [repeating, other] = [await foundTestNetwork(db.owner), await foundTestNetwork(db.owner)];
  const { offer } = await postTestOffer(db.owner, repeating, { author: repeating.members[1] ?? "" });
  await db.owner`insert into weekly_windows (network_id, id, offer_id, days, from_time, until_time, first_on, last_on, quantity)
    values (${repeating.id}, gen_random_uuid(), ${offer}, '{2}', '06:00', '07:30', current_date, null, 1)`;
  await layOut({}, jobs);
  const laidOut = await windowsOf(repeating);
  expect(laidOut).toBeGreaterThan(1);
  await db.owner`update networks set laid_out_on = laid_out_on - 1 where network_id = ${repeating.id}`;
  await layOut({}, jobs);
  expect(await windowsOf(repeating)).toBe(laidOut);
  const rows = await db.owner`select laid_out_on is not null as has_been, version::int from networks
    where network_id in (${repeating.id}, ${other.id}) order by version desc`;
  expect([...rows]).toEqual([
    { has_been: true, version: 2 },
    { has_been: false, version: 1 },
  ]);
});

it("lets asks run out everywhere, also when one network is in trouble", async () => {
  const networks = [
    await foundTestNetwork(db.owner),
    await foundTestNetwork(db.owner),
    await foundTestNetwork(db.owner),
  ];
  const matches = await Promise.all(
    networks.map((network) => {
      const [receiver = "", helper = ""] = network.members;
      return askTestMatch(db.owner, network, { receiver, helper });
    }),
  );
  await db.owner`update matches set asked_until = now()`;
  const [troubled, ...others] = networks;
  // What is given back then is more than there ever was, which the database refuses.
  await db.owner`update offer_windows set "left" = quantity where network_id = ${troubled?.id ?? ""}`;
  await expect(settle({}, jobs)).rejects.toMatchObject({ code: "23514" });
  const rows = await db.owner`select network_id, state from matches where id in ${db.owner(matches)}`;
  const states = new Map(rows.map((row) => [row.network_id, row.state]));
  expect(states.get(troubled?.id)).toBe("asked");
  for (const { id } of others) expect(states.get(id)).toBe("expired");
});

async function windowsOf(network: TestNetwork): Promise<number> {
  const [row] = await db.owner`select count(*)::int from offer_windows
    where network_id = ${network.id} and weekly_id is not null`;
  return row?.count;
}
