import { expect, it } from "vitest";
import { testDatabase } from "@/test/database";
import { foundTestNetwork } from "@/test/factory";
import { writeDownTestGuest } from "@/test/guest";
import { listNamed, listPeople } from "./queries";

const db = testDatabase();

it("lists members and guests of the network where names are compared, and members alone among people", async () => {
  const [network, other] = [await foundTestNetwork(db.owner), await foundTestNetwork(db.owner)];
  const guest = await writeDownTestGuest(db.owner, network);
  await writeDownTestGuest(db.owner, other);
  const actor = await network.actor(2);
  const named = await listNamed(actor);
  expect(named.map(({ id }) => id).sort()).toEqual([...network.members, guest].sort());
  const [profile] = await db.owner`select profile from guests where id = ${guest}`;
  expect(named.find(({ id }) => id === guest)).toEqual({
    ...{ id: guest, name: profile?.profile.toString("base64url"), epoch: 1, guest: true },
  });
  expect((await listPeople(actor)).map(({ id }) => id).sort()).toEqual([...network.members].sort());
});
