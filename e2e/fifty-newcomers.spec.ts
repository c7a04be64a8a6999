import { randomUUID } from "node:crypto";
import { fingerprint } from "@/seal/fingerprint";
import { formatInvite } from "@/seal/invite";
import { ask } from "../test/ask";
import { signIn } from "../test/signed-in";
import { expect, test } from "./phone";
import { found, invite, prepareToJoin } from "./sealed-people";
import { serveBeside } from "./serve-beside";
import { baseUrl, withoutIds } from "./two-networks";

test("of fifty newcomers who redeem one invitation at once, at two processes, one comes in", async ({
  owner,
}) => {
  const founder = await foundQuarry();
  const { network } = founder;
  const invitation = await invite(founder, "Quarry Lane");
  const newcomers = await Promise.all(
    Array.from({ length: 50 }, (_, index) => prepareToJoin(invitation, founder.founder, `Newcomer ${index}`)),
  );
  const beside = await serveBeside({ HOLDFAST_REQUESTS_PER_MINUTE: "10000000" });
  try {
    const redeem = (body: object, at: string) =>
      ask("/api/redeem-invite", { at, method: "POST", json: body });
    const places = [baseUrl(), beside.address];
    const answers = await Promise.all(
      newcomers.map(({ body }, index) => redeem(body, places[index % 2] ?? "")),
    );
    const winner = newcomers.filter((_, index) => answers[index]?.status === 200);
    expect(winner).toHaveLength(1);
    const refused = answers.filter(({ status }) => status !== 200);
    expect(refused.map(({ status }) => status)).toEqual(Array(49).fill(409));
    expect(new Set(refused.map((answer) => JSON.stringify(withoutIds(answer)))).size).toBe(1);

    const [first] = winner;
    if (!first) throw new RangeError("Somebody came in.");
    const rows = async () => ({
      members: (await owner`select id from members where network_id = ${network}`).map(({ id }) => id).sort(),
      persons: (await owner`select id from persons where network_id = ${network}`).map(({ id }) => id).sort(),
      devices: (await owner`select from devices where network_id = ${network}`).length,
      envelopes: (await owner`select from epoch_keys where network_id = ${network}`).length,
      invites: (await owner`select from invites where network_id = ${network}`).length,
    });
    const ids = [founder.id, first.person.id].sort();
    const after = { members: ids, persons: ids, devices: 2, envelopes: 2, invites: 0 };
    expect(await rows()).toEqual(after);
    // Whose answer got lost asks again, wherever; nobody else comes in by it any more.
    for (const at of places) expect((await redeem(first.body, at)).status).toBe(200);
    const late = newcomers.find(({ body }) => body !== first.body);
    expect((await redeem(late?.body ?? {}, beside.address)).status).toBe(409);
    expect(await rows()).toEqual(after);
    for (const at of places) await signIn(at, { id: network }, first.person);
    await expect(signIn(baseUrl(), { id: network }, late?.person ?? first.person)).rejects.toThrow();
  } finally {
    await beside.stop();
  }
});

test("of five phones that press Join at once, one comes in, and the others read that it is over", async ({
  owner,
  openPhone,
}) => {
  const founder = await foundQuarry();
  const { id, secret } = await invite(founder, "Quarry Lane");
  const link = formatInvite(baseUrl(), id, secret, await fingerprint(founder.keys.signing.publicKey));
  const phones = await Promise.all(Array.from({ length: 5 }, () => openPhone()));
  await Promise.all(
    phones.map(async (phone, index) => {
      await phone.goto(link);
      await phone.getByRole("textbox", { name: "What should people call you?" }).fill(`Newcomer ${index}`);
    }),
  );
  await Promise.all(phones.map((phone) => phone.getByRole("button", { name: "Join" }).click()));
  const reads = (text: string) => phones.map((phone) => phone.getByText(text).count());
  const count = async (text: string) => (await Promise.all(reads(text))).filter((found) => found > 0).length;
  await expect.poll(() => count("This invitation has been used or has run out.")).toBe(4);
  await expect.poll(() => count("Nothing here yet")).toBe(1);
  expect(await owner`select from members where network_id = ${founder.network}`).toHaveLength(2);
});

function foundQuarry() {
  return found({ person: "Oriel", network: "Quarry Lane", place: { id: randomUUID(), label: "Kiln Row" } });
}
