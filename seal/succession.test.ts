import { beforeAll, describe, expect, it } from "vitest";
import { type Admission, admit, fingerprint, introduce, selfAdmit } from "./admission";
import { toBase64url } from "./bytes";
import type { MemberKeys } from "./member-keys";
import { askRemoval, verifyRemoval } from "./removal";
import { secondReturn } from "./return-admission";
import { makeSealingKeys, sealingKeysFromPrivate } from "./sealing";
import { makeSigningKeys, signingKeysFromSeed } from "./signing";
import {
  type KnownKeys,
  keysOfRoster,
  type Predecessors,
  type Roster,
  type RosterMember,
  type SuccessionFault,
  signRoster,
  verifyFirstRoster,
  verifySuccession,
} from "./succession";

const network = "net-1";
const names = ["ana", "ben", "cleo", "dan", "eve"] as const;
type Name = (typeof names)[number];

let people: Record<Name, MemberKeys>;
let known: Map<string, KnownKeys>;
/** Ana changes the keys: everybody as before, and Eve, whom only Ana has met, has come in meanwhile. */
let honest: Roster;

beforeAll(async () => {
  const made = await Promise.all(names.map(async (name) => [name, await makeKeys()] as const));
  people = Object.fromEntries(made) as Record<Name, MemberKeys>;
  known = knownAs("ana", "ben", "cleo", "dan");
  honest = await rosterBy("ana", { members: listed("ana", "ben", "cleo", "dan", "eve") });
});

describe("a roster", () => {
  it("is believed when somebody known made it", async () => {
    expect(await verifySuccession(honest, { network, epoch: 2, known })).toEqual({
      ok: true,
      roster: honest,
    });
    expect(await reason(JSON.parse(JSON.stringify(honest)))).toBeNull();
    expect(keysOfRoster(honest).get("eve")).toEqual(knownAs("eve").get("eve"));
  });

  it("holds that was made when this format was", async () => {
    const [founder, newcomer, third] = [await seeded(5, 9), await seeded(6, 10), await seeded(8, 13)];
    const back = await seeded(7, 12);
    const root = "dZl3bDCF4_naDRMHHrC0qw";
    const grant = { role: "member", epoch: 1, root } as const;
    const path = {
      ...(await admit(founder.signing, await introduce(back, { network, member: "ana" }), grant)),
      second: {
        maker: "iodf_x6zhFFXes1a_uQFRWVo3XyJ4JCGOgVXvHr0nxc",
        signature: "JnxzVE0wA6KfvPLqCNNz8PqbnIRwtX12QGK9f3w_kwTPJb2337Eo9YjOZdQH5cYUp0oecqQ-gWegKpeGabMOBA",
      },
    };
    const removal = {
      ...{ network, epoch: 1, member: "gone", asker: toBase64url(third.signing.publicKey) },
      signature: "E9kOxeaTqjxqMwgcAvUJ0Z5AwhWOvm8CHHwVpiosdlCEV30U_kLpzgEO1ubeLwN-d-hBK5CZs85krC598OW5CA",
    };
    const frozen: Roster = {
      ...{ network, epoch: 2, maker: toBase64url(founder.signing.publicKey) },
      members: [
        { member: "founder", ...encoded(founder), vouchedBy: null },
        { member: "newcomer", ...encoded(newcomer), vouchedBy: "founder" },
        { member: "third", ...encoded(third), vouchedBy: "founder" },
        { member: "ana", ...encoded(back), vouchedBy: "founder" },
      ],
      ...{ removals: [removal], paths: [path] },
      signature: "f42ktCYCC5BKG3KdPFfECMTzjgaHA8TJZl5K0N5fwKnuTNB94IYXpQLZCKpq54PaB5L9yMkkzcCq3i8XPmfKCQ",
    };
    const before = new Map([
      ["founder", encoded(founder)],
      ["newcomer", encoded(newcomer)],
      ["third", encoded(third)],
      ["ana", encoded(await seeded(1, 1))],
      ["gone", encoded(await seeded(2, 2))],
    ]);
    expect(await reason(frozen, { known: before })).toBeNull();
    expect(await reason({ ...frozen, removals: [] }, { known: before })).toBe("bad-signature");
  });

  it("is believed by those who know its maker only through its paths", async () => {
    const path = await letIn("ben", "eve");
    const byEve = await rosterBy("eve", { members: listed("ana", "ben", "eve"), paths: [path] });
    expect(await reason(byEve)).toBeNull();
    expect(await reason(byEve, { known: knownAs("ana") })).toBe("unknown-maker");
    const without = await rosterBy("eve", { members: listed("ana", "ben", "eve") });
    expect(await reason(without)).toBe("unknown-maker");
    const old = await rosterBy("eve", {
      members: listed("ana", "ben", "eve"),
      paths: [await letIn("ben", "eve", people.eve, 0)],
    });
    expect(await reason(old)).toBe("unknown-maker");
  });

  it("is believed from the founder's fingerprint on, whoever has left since", async () => {
    const founder = await fingerprint(people.ana.signing.publicKey);
    const path = [await letIn("ana", "ben"), await letIn("ben", "cleo")];
    const byCleo = await rosterBy("cleo", { members: listed("cleo", "dan"), paths: path });
    expect(await reason(byCleo, { known: knownAs("dan"), founder })).toBeNull();
    expect(await reason(byCleo, { known: knownAs("dan") })).toBe("unknown-maker");
    const own = await selfAdmit(people.ana, { network, member: "ana", epoch: 1 });
    const byFounder = await rosterBy("ana", { members: listed("ana", "dan"), paths: [own] });
    expect(await reason(byFounder, { known: knownAs("dan"), founder })).toBeNull();
  });

  it("is not believed from a stranger, nor for another network or epoch", async () => {
    const stranger = await makeKeys();
    const members = [...listed("ana", "ben"), { member: "x", ...encoded(stranger), vouchedBy: "ana" }];
    expect(await reason(await rosterBy(stranger, { members }))).toBe("unknown-maker");
    const asAna = [{ member: "ana", ...encoded(stranger), vouchedBy: null }, ...listed("ben")];
    expect(await reason(await rosterBy(stranger, { members: asAna }))).toBe("unknown-maker");
    expect(await reason(honest, { epoch: 3 })).toBe("other-epoch");
    expect(await reason(honest, { network: "net-2" })).toBe("other-network");
    expect(await reason({ ...honest, epoch: 3 }, { epoch: 3 })).toBe("bad-signature");
  });

  it("does not survive a change to any field", async () => {
    const removal = await askRemoval(people.ben.signing, { network, epoch: 1, member: "dan" });
    const path = await letIn("ben", "eve");
    const whole = await rosterBy("ana", {
      members: listed("ana", "ben", "eve"),
      removals: [removal],
      paths: [path],
    });
    expect(await reason(whole)).toBeNull();
    const [first, ...rest] = whole.members as [RosterMember, ...RosterMember[]];
    const other = encoded(await makeKeys());
    const changes: Partial<Roster>[] = [
      { members: rest },
      { members: [...rest, first] },
      { members: [...whole.members, ...listed("dan")] },
      { members: [{ ...first, sealing: other.sealing }, ...rest] },
      { members: [{ ...first, vouchedBy: "ben" }, ...rest] },
      { members: [first, { ...rest[0], vouchedBy: null } as RosterMember, ...rest.slice(1)] },
      { removals: [] },
      { removals: [removal, removal] },
      { paths: [] },
      { paths: [{ ...path, second: { maker: path.maker, signature: path.signature } }] },
      { maker: toBase64url(people.ben.signing.publicKey) },
      { signature: removal.signature },
    ];
    for (const change of changes) expect(await reason({ ...whole, ...change })).toBe("bad-signature");
  });

  it("has nobody in it twice, and its maker under the keys they had", async () => {
    const twice = await rosterBy("ana", { members: [...listed("ana", "ben"), ...listed("ben")] });
    expect(await reason(twice)).toBe("contested");
    const twin = { member: "twin", ...encoded(people.ben), vouchedBy: null };
    expect(await reason(await rosterBy("ana", { members: [...listed("ana", "ben"), twin] }))).toBe(
      "key-in-use",
    );
    expect(await reason(await rosterBy("ana", { members: listed("ben", "cleo") }))).toBe("maker-missing");
    const renamed = [{ member: "other", ...encoded(people.ana), vouchedBy: null }, ...listed("ben")];
    expect(await reason(await rosterBy("ana", { members: renamed }))).toBe("unknown-maker");
  });

  it("may miss those who left by themselves", async () => {
    expect(await reason(await rosterBy("ana", { members: listed("ana", "cleo") }))).toBeNull();
  });

  it("changes nobody's keys", async () => {
    const swapped = listed("ana", "ben", "cleo").map((entry) =>
      entry.member === "ben" ? { ...entry, sealing: encoded(people.eve).sealing } : entry,
    );
    expect(await reason(await rosterBy("ana", { members: swapped }))).toBe("keys-changed");
  });

  it("has the new keys of one whom two others brought back, and of nobody else", async () => {
    const fresh = await makeKeys();
    const members = [...listed("ana", "cleo"), { member: "ben", ...encoded(fresh), vouchedBy: "cleo" }];
    const single = await letIn("cleo", "ben", fresh);
    const withPath = async (path: Admission) => reason(await rosterBy("ana", { members, paths: [path] }));
    expect(await withPath(await secondReturn(people.dan.signing, single))).toBeNull();
    expect(await withPath(await secondReturn(people.ana.signing, single))).toBeNull();
    expect(await withPath(single)).toBe("keys-changed");
    expect(await withPath(await secondReturn(people.cleo.signing, single))).toBe("keys-changed");
    expect(await withPath(await secondReturn(people.ben.signing, single))).toBe("keys-changed");
    expect(await withPath(await secondReturn(people.eve.signing, single))).toBe("keys-changed");
    const other = await secondReturn(people.dan.signing, await letIn("cleo", "dan", fresh));
    expect(await withPath(other)).toBe("keys-changed");
  });

  it("is made by one who came back only with the new keys", async () => {
    const fresh = await makeKeys();
    const back = await secondReturn(people.dan.signing, await letIn("cleo", "ana", fresh));
    const renewed = [{ member: "ana", ...encoded(fresh), vouchedBy: "cleo" }, ...listed("ben")];
    expect(await reason(await rosterBy(fresh, { members: renewed, paths: [back] }))).toBeNull();
    const byThief = await rosterBy("ana", { members: listed("ana", "ben"), paths: [back] });
    expect(await reason(byThief)).toBe("unknown-maker");
  });

  it.each([
    null,
    7,
    "roster",
    [],
    {},
    { members: null },
    { members: [null] },
    { members: [{ member: "ana" }] },
    { removals: [{}] },
    { paths: [{}] },
    { epoch: "2" },
    { network: "" },
    { maker: "AAAA" },
    { signature: 5 },
  ])("is malformed with %j", async (change) => {
    const value =
      change && typeof change === "object" && Object.keys(change).length > 0
        ? { ...honest, ...change }
        : change;
    expect(await reason(value)).toBe("malformed");
  });
});

describe("a removal", () => {
  const ask = (by: Name, member: string, epoch = 1) =>
    askRemoval(people[by].signing, { network, epoch, member });
  const remove = async (
    removals: Awaited<ReturnType<typeof ask>>[],
    members: Name[] = ["ana", "ben", "cleo"],
  ) => reason(await rosterBy("ana", { members: listed(...members), removals }));

  it("takes a second member", async () => {
    expect(await remove([await ask("ben", "dan")])).toBeNull();
    expect(await remove([await ask("ana", "dan")])).toBe("removal-unbacked");
    expect(await remove([await ask("dan", "dan")])).toBe("removal-unbacked");
    expect(await remove([await ask("eve", "dan")])).toBe("removal-unbacked");
    const two = [await ask("ben", "dan"), await ask("eve", "cleo")];
    expect(await remove(two, ["ana", "ben"])).toBe("removal-unbacked");
  });

  it("may be asked for by one whom the paths introduce", async () => {
    const roster = await rosterBy("ana", {
      members: listed("ana", "ben", "eve"),
      removals: [await ask("eve", "dan")],
      paths: [await letIn("ben", "eve")],
    });
    expect(await reason(roster)).toBeNull();
  });

  it("removes, and never its maker", async () => {
    expect(await remove([await ask("ben", "dan")], ["ana", "ben", "dan"])).toBe("removed-listed");
    expect(await remove([await ask("ben", "ana")])).toBe("removed-listed");
  });

  it("holds for three epochs, and not before its own", async () => {
    const inEpoch = async (epoch: number, asked: number) => {
      const removals = [await ask("ben", "dan", asked)];
      const roster = await rosterBy("ana", { epoch, members: listed("ana", "ben"), removals });
      return reason(roster, { epoch });
    };
    expect(await inEpoch(6, 5)).toBeNull();
    expect(await inEpoch(6, 3)).toBeNull();
    expect(await inEpoch(6, 2)).toBe("removal-unbacked");
    expect(await inEpoch(6, 6)).toBe("removal-unbacked");
  });

  it("is no one else's, no other network's, and about nobody else", async () => {
    const asked = await ask("ben", "dan");
    const forged = [
      { ...asked, member: "cleo" },
      { ...asked, epoch: 0 },
      { ...asked, asker: toBase64url(people.cleo.signing.publicKey) },
      await askRemoval(people.ben.signing, { network: "net-2", epoch: 1, member: "dan" }),
    ];
    for (const removal of forged) expect(await remove([removal], ["ana", "ben"])).toBe("removal-unbacked");
  });

  it("tells who asked", async () => {
    const asked = await ask("ben", "dan");
    expect(await verifyRemoval(asked, { network, known })).toBe("ben");
    expect(await verifyRemoval(asked, { network, known: knownAs("ana") })).toBeNull();
    expect(await verifyRemoval({ ...asked, member: "ana" }, { network, known })).toBeNull();
    for (const value of [null, "x", {}, { ...asked, epoch: -1 }, { ...asked, signature: "AAAA" }]) {
      expect(await verifyRemoval(value, { network, known })).toBeNull();
    }
  });
});

describe("the first roster of a newcomer", () => {
  it("is the one of the person whom the voucher went by", async () => {
    const root = await fingerprint(people.ana.signing.publicKey);
    const first = (value: unknown, epoch = 2) => verifyFirstRoster(value, { network, epoch, root });
    expect(await first(honest)).toEqual({ ok: true, roster: honest });
    const other = await rosterBy("ben", { members: listed("ana", "ben") });
    expect(await first(other)).toEqual({ ok: false, reason: "unknown-maker" });
    expect(await first(honest, 3)).toEqual({ ok: false, reason: "other-epoch" });
    expect(await first({ ...honest, removals: [{}] })).toEqual({ ok: false, reason: "malformed" });
    const cut = { ...honest, members: honest.members.slice(1) };
    expect(await first(cut)).toEqual({ ok: false, reason: "bad-signature" });
  });
});

async function reason(
  value: unknown,
  where: Partial<Predecessors & Place> = {},
): Promise<SuccessionFault | null> {
  const verdict = await verifySuccession(value, { network, epoch: 2, known, ...where });
  return verdict.ok ? null : verdict.reason;
}

type Place = { network: string; epoch: number };

async function rosterBy(
  maker: Name | MemberKeys,
  stated: Partial<Roster> & Pick<Roster, "members">,
): Promise<Roster> {
  const { signing } = typeof maker === "string" ? people[maker] : maker;
  return signRoster(signing, { network, epoch: 2, removals: [], paths: [], ...stated });
}

async function letIn(maker: Name, member: Name, keys = people[member], epoch = 1): Promise<Admission> {
  const grant = { role: "member", epoch, root: "AAECAwQFBgcICQoLDA0ODw" } as const;
  return admit(people[maker].signing, await introduce(keys, { network, member }), grant);
}

function listed(...who: Name[]): RosterMember[] {
  return who.map((member) => ({
    member,
    ...encoded(people[member]),
    vouchedBy: member === "ana" ? null : "ana",
  }));
}

function knownAs(...who: Name[]): Map<string, KnownKeys> {
  return new Map(who.map((member) => [member, encoded(people[member])]));
}

function encoded({ signing, sealing }: MemberKeys): KnownKeys {
  return { signing: toBase64url(signing.publicKey), sealing: toBase64url(sealing.publicKey) };
}

async function makeKeys(): Promise<MemberKeys> {
  return { signing: await makeSigningKeys(), sealing: await makeSealingKeys() };
}

async function seeded(signing: number, sealing: number): Promise<MemberKeys> {
  return {
    signing: await signingKeysFromSeed(new Uint8Array(32).fill(signing)),
    sealing: await sealingKeysFromPrivate(new Uint8Array(32).fill(sealing)),
  };
}
