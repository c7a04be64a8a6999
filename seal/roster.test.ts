import { beforeAll, describe, expect, it } from "vitest";
import {
  type Admission,
  admit,
  admitByCertificate,
  certify,
  fingerprint,
  introduce,
  type Role,
  selfAdmit,
} from "./admission";
import type { MemberKeys } from "./member-keys";
import { verifyRoster } from "./roster";
import { makeSealingKeys } from "./sealing";
import { makeSigningKeys } from "./signing";

const network = "net-1";

let people: { founder: MemberKeys; ana: MemberKeys; ben: MemberKeys; cleo: MemberKeys; eve: MemberKeys };
let root: string;
/** The founder let Ana in, Ana let Ben in, and Ben certified the key by which Cleo came, long expired by now. */
let chain: { founder: Admission; ana: Admission; ben: Admission; cleo: Admission };

beforeAll(async () => {
  const [founder, ana, ben, cleo, eve] = [
    await keys(),
    await keys(),
    await keys(),
    await keys(),
    await keys(),
  ];
  people = { founder, ana, ben, cleo, eve };
  root = await fingerprint(founder.signing.publicKey);
  const oneTime = await makeSigningKeys();
  const grant = { network, role: "member", epoch: 0, expires: Date.UTC(2000, 0, 1) } as const;
  const certificate = await certify(ben.signing, oneTime.publicKey, grant);
  chain = {
    founder: await selfAdmit(founder, { network, member: "founder", epoch: 0 }),
    ana: await letIn(founder, ana, "ana", "coordinator"),
    ben: await letIn(ana, ben, "ben"),
    cleo: await admitByCertificate(oneTime, certificate, await introduce(cleo, { network, member: "cleo" })),
  };
});

describe("verifyRoster", () => {
  it("follows the chain from the founder, in whatever order it comes", async () => {
    const { founder, ana, ben, cleo } = chain;
    const all = { founder: null, ana: null, ben: null, cleo: null };
    expect(await reasons([founder, ana, ben, cleo])).toEqual(all);
    expect(await reasons([cleo, ben, ana, founder])).toEqual(all);
    const verdicts = await verifyRoster([cleo, founder, ben, ana], root);
    expect(verdicts.get("cleo")).toEqual({ ok: true, admission: cleo });
  });

  it("breaks where a link is missing or was never one", async () => {
    const { founder, ana, ben, cleo } = chain;
    expect(await reasons([founder, ana, cleo])).toEqual({ founder: null, ana: null, cleo: "unknown-maker" });
    const forged = { ...ana, role: "member" as const };
    expect(await reasons([founder, forged, ben, cleo])).toEqual({
      founder: null,
      ana: "bad-signature",
      ben: "unknown-maker",
      cleo: "unknown-maker",
    });
  });

  it("admits nobody without the founder, or with another's fingerprint", async () => {
    const { founder, ana, ben, cleo } = chain;
    const unknown = { ana: "unknown-maker", ben: "unknown-maker", cleo: "unknown-maker" };
    expect(await reasons([ana, ben, cleo])).toEqual(unknown);
    const other = await fingerprint(people.eve.signing.publicKey);
    const verdicts = await verifyRoster([founder, ana, ben, cleo], other);
    expect([...verdicts.values()].filter(({ ok }) => ok)).toEqual([]);
    expect(await verifyRoster([], root)).toEqual(new Map());
  });

  it("refuses keys that were swapped, and people who vouch for one another in a ring", async () => {
    const { founder, ana } = chain;
    const { eve, cleo } = people;
    const swapped = { ...chain.ben, sealing: (await introduce(eve, { network, member: "ben" })).sealing };
    const ring = [await letIn(cleo, eve, "eve"), await letIn(eve, cleo, "cleo")];
    const impostor = await selfAdmit(eve, { network, member: "impostor", epoch: 0 });
    expect(await reasons([founder, ana, swapped, ...ring, impostor])).toEqual({
      founder: null,
      ana: null,
      ben: "bad-proof",
      eve: "unknown-maker",
      cleo: "unknown-maker",
      impostor: "not-founder",
    });
  });

  it("does not let a member make a coordinator", async () => {
    const { founder, ana, ben } = chain;
    const raised = await letIn(people.ben, people.eve, "eve", "coordinator");
    expect(await reasons([founder, ana, ben, raised])).toMatchObject({ ben: null, eve: "role-too-high" });
  });

  it("refuses a member id with two admissions, and whoever only they let in", async () => {
    const { founder, ana, ben } = chain;
    const second = await letIn(people.founder, people.eve, "ana");
    expect(await reasons([founder, ana, ben, second])).toEqual({
      founder: null,
      ana: "contested",
      ben: "unknown-maker",
    });
  });

  it("refuses one key under two ids, the later one when they are generations apart", async () => {
    const { founder, ana, ben } = chain;
    const twin = await letIn(people.founder, people.ana, "twin");
    expect(await reasons([founder, ana, twin])).toMatchObject({ ana: "key-in-use", twin: "key-in-use" });
    const later = await letIn(people.ana, people.founder, "later");
    expect(await reasons([founder, ana, ben, later])).toMatchObject({ founder: null, later: "key-in-use" });
  });

  it("refuses both who came by one certificate", async () => {
    const oneTime = await makeSigningKeys();
    const grant = { network, role: "member", epoch: 0, expires: 1 } as const;
    const certificate = await certify(people.founder.signing, oneTime.publicKey, grant);
    const redeem = async (member: string, who: MemberKeys) =>
      admitByCertificate(oneTime, certificate, await introduce(who, { network, member }));
    const both = [await redeem("first", people.cleo), await redeem("second", people.eve)];
    expect(await reasons([chain.founder, ...both])).toEqual({
      founder: null,
      first: "certificate-used-twice",
      second: "certificate-used-twice",
    });
  });

  it("takes anything, and names the members it can", async () => {
    const odd = [null, 7, "x", [], {}, { member: 5 }, { member: "half" }, { ...chain.ana, epoch: "0" }];
    expect(await reasons([...odd, chain.founder])).toEqual({
      half: "malformed",
      ana: "malformed",
      founder: null,
    });
  });

  it("keeps out admissions of another network by the same founder", async () => {
    const other = await introduce(people.ana, { network: "net-2", member: "ana" });
    const admission = await admit(people.founder.signing, other, { role: "member", epoch: 0 });
    expect(await reasons([chain.founder, admission])).toEqual({ founder: null, ana: "other-network" });
  });
});

async function reasons(admissions: readonly unknown[]): Promise<Record<string, string | null>> {
  const verdicts = await verifyRoster(admissions, root);
  return Object.fromEntries([...verdicts].map(([id, verdict]) => [id, verdict.ok ? null : verdict.reason]));
}

async function keys(): Promise<MemberKeys> {
  return { signing: await makeSigningKeys(), sealing: await makeSealingKeys() };
}

async function letIn(maker: MemberKeys, who: MemberKeys, member: string, role: Role = "member") {
  return admit(maker.signing, await introduce(who, { network, member }), { role, epoch: 0 });
}
