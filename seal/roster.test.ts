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
import { toBase64url } from "./bytes";
import type { MemberKeys } from "./member-keys";
import { secondReturn } from "./return-admission";
import { type ChainRoot, verifyRoster } from "./roster";
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
  const grant = { network, role: "member", epoch: 0, root, expires: Date.UTC(2000, 0, 1) } as const;
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
    const verdicts = await verifyRoster([cleo, founder, ben, ana], { network, founder: root });
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

  it("goes by the founder's fingerprint, also when the founder has left", async () => {
    const { ana, ben, cleo } = chain;
    expect(await reasons([ana, ben, cleo])).toEqual({ ana: null, ben: null, cleo: null });
  });

  it("admits nobody with another's fingerprint, or with none", async () => {
    const { founder, ana, ben, cleo } = chain;
    const other = await fingerprint(people.eve.signing.publicKey);
    const unknown = { ana: "unknown-maker", ben: "unknown-maker", cleo: "unknown-maker" };
    const all = [founder, ana, ben, cleo];
    expect(await reasons(all, { founder: other })).toEqual({ founder: "unknown-maker", ...unknown });
    expect(await reasons(all, { founder: undefined })).toEqual({ founder: "unknown-maker", ...unknown });
    expect(await verifyRoster([], { network, founder: root })).toEqual(new Map());
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
      impostor: "unknown-maker",
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
    const grant = { network, role: "member", epoch: 0, root, expires: 1 } as const;
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
    const admission = await admit(people.founder.signing, other, { role: "member", epoch: 0, root });
    expect(await reasons([chain.founder, admission])).toEqual({ founder: null, ana: "other-network" });
  });

  it("refuses admissions of another epoch, or of people who go by another root", async () => {
    const { founder, ana, ben } = chain;
    const all = [founder, ana, ben];
    expect(await reasons(all, { epoch: 0, root })).toEqual({ founder: null, ana: null, ben: null });
    const late = { founder: "other-epoch", ana: "other-epoch", ben: "unknown-maker" };
    expect(await reasons(all, { epoch: 1 })).toEqual(late);
    const elsewhere = { founder: "other-root", ana: "other-root", ben: "unknown-maker" };
    expect(await reasons(all, { root: await fingerprint(people.eve.signing.publicKey) })).toEqual(elsewhere);
  });
});

describe("verifyRoster from members already known", () => {
  it("follows the chain from them, without the founder", async () => {
    const { ana, ben, cleo } = chain;
    const known = { founder: undefined, known: knownAs({ ana: people.ana }) };
    expect(await reasons([ben, cleo], known)).toEqual({ ben: null, cleo: null });
    expect(await reasons([ben, cleo], { ...known, known: knownAs({ eve: people.eve }) })).toEqual({
      ben: "unknown-maker",
      cleo: "unknown-maker",
    });
    // By whom Ana came does not matter where her keys are known.
    expect(await reasons([ana, ben], known)).toEqual({ ana: "unknown-maker", ben: null });
  });

  it("lets them make members and nothing more", async () => {
    const raised = await letIn(people.ana, people.eve, "eve", "coordinator");
    expect(await reasons([raised], { founder: undefined, known: knownAs({ ana: people.ana }) })).toEqual({
      eve: "role-too-high",
    });
  });

  it("refuses other keys for a known member, and a known key under another id", async () => {
    const known = { founder: undefined, known: knownAs({ ana: people.ana, ben: people.ben }) };
    expect(await reasons([await letIn(people.ana, people.eve, "ben")], known)).toEqual({
      ben: "keys-changed",
    });
    expect(await reasons([await letIn(people.ana, people.ben, "twin")], known)).toEqual({
      twin: "key-in-use",
    });
    expect(await reasons([await letIn(people.ana, people.ben, "ben")], known)).toEqual({ ben: null });
  });

  it("takes other keys for a known member on the word of two others", async () => {
    const known = {
      founder: undefined,
      known: knownAs({ ana: people.ana, ben: people.ben, cleo: people.cleo }),
    };
    const back = await secondReturn(people.ana.signing, await letIn(people.cleo, people.eve, "ben"));
    expect(await reasons([back], known)).toEqual({ ben: null });
    const { second: _, ...single } = back;
    expect(await reasons([single], known)).toEqual({ ben: "keys-changed" });
    const alone = await secondReturn(people.cleo.signing, single);
    expect(await reasons([alone], known)).toEqual({ ben: "bad-second" });
    const byThief = await secondReturn(people.ben.signing, single);
    expect(await reasons([byThief], known)).toEqual({ ben: "bad-second" });
    const stolen = await letIn(people.ben, people.eve, "ben");
    expect(await reasons([await secondReturn(people.ana.signing, stolen)], known)).toEqual({
      ben: "bad-second",
    });
    const stranger = await secondReturn((await keys()).signing, single);
    expect(await reasons([stranger], known)).toEqual({ ben: "unknown-maker" });
  });

  it("still counts whom a member had let in before they came back, and whom they let in since", async () => {
    const known = {
      founder: undefined,
      known: knownAs({ ana: people.ana, ben: people.ben, cleo: people.cleo }),
    };
    const back = await secondReturn(people.ana.signing, await letIn(people.cleo, people.eve, "ben"));
    const before = await letIn(people.ben, await keys(), "before");
    const since = await letIn(people.eve, await keys(), "since");
    expect(await reasons([since, before, back], known)).toEqual({ before: null, since: null, ben: null });
  });
});

async function reasons(
  admissions: readonly unknown[],
  chain: Partial<ChainRoot> = {},
): Promise<Record<string, string | null>> {
  const verdicts = await verifyRoster(admissions, { network, founder: root, ...chain });
  return Object.fromEntries([...verdicts].map(([id, verdict]) => [id, verdict.ok ? null : verdict.reason]));
}

function knownAs(who: Record<string, MemberKeys>): ChainRoot["known"] {
  const encoded = ({ signing, sealing }: MemberKeys) => ({
    signing: toBase64url(signing.publicKey),
    sealing: toBase64url(sealing.publicKey),
  });
  return new Map(Object.entries(who).map(([member, keys]) => [member, encoded(keys)]));
}

async function keys(): Promise<MemberKeys> {
  return { signing: await makeSigningKeys(), sealing: await makeSealingKeys() };
}

async function letIn(maker: MemberKeys, who: MemberKeys, member: string, role: Role = "member") {
  return admit(maker.signing, await introduce(who, { network, member }), { role, epoch: 0, root });
}
