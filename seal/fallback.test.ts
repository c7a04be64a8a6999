import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { toBase64url, utf8 } from "./bytes";
import { sealEpochKey } from "./epoch-envelope";
import { deriveEnrolment, type MemberKeys, makeMemberKeys, unwrapMemberKeys } from "./member-keys";
import { openFromPair, sealForPair } from "./pair-seal";
import type { Curve } from "./pkcs8";
import type { KnownKeys } from "./roster";
import { makeSigningKeys, sign, signingKeysFromSeed, verify } from "./signing";
import { countOpened, elsewhere, flippedBytes, here } from "./tampering";

const secret = Uint8Array.from({ length: 16 }, (_, index) => index);

beforeEach(() => {
  vi.resetModules();
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe("in a browser without the curves", () => {
  it("makes the same keys from the same bytes, and keeps them raw", async () => {
    const seed = new Uint8Array(32).fill(5);
    const native = await signingKeysFromSeed(seed);
    lackCurves();
    const { signing, sealing } = await loadAfresh();
    const keys = await signing.signingKeysFromSeed(seed);
    expect(keys).toEqual({ publicKey: native.publicKey, privateKey: seed });
    // RFC 7748 §6.1.
    const bob = Buffer.from("5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb", "hex");
    const { publicKey } = await sealing.sealingKeysFromPrivate(bob);
    expect(Buffer.from(publicKey).toString("hex")).toBe(
      "de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f",
    );
  });

  it("verifies what another browser signed, and the other way round", async () => {
    const native = await makeSigningKeys();
    const message = utf8("solidarity");
    const signature = await sign(native, message);
    lackCurves();
    const { signing } = await loadAfresh();
    const keys = await signing.makeSigningKeys();
    const answer = await signing.sign(keys, message);
    expect(await signing.verify(native.publicKey, signature, message)).toBe(true);
    expect(await signing.verify(native.publicKey, signature, utf8("scabbing"))).toBe(false);
    expect(await signing.verify(new Uint8Array(32).fill(0xff), signature, message)).toBe(false);
    vi.restoreAllMocks();
    expect(await verify(keys.publicKey, answer, message)).toBe(true);
    expect(await verify(native.publicKey, answer, message)).toBe(false);
  });

  it("opens what another browser sealed, and the other way round", async () => {
    const native = await makeMemberKeys(secret);
    lackCurves();
    const { sealing, pair, envelope } = await loadAfresh();
    const keys = await sealing.makeSealingKeys();
    const there = await pair.sealForPair(native.keys.sealing.publicKey, "from an old phone", here);
    const own = await pair.sealForPair(keys.publicKey, "to myself", here);
    expect(await pair.openFromPair(keys, own, here)).toBe("to myself");
    vi.restoreAllMocks();
    expect(await openFromPair(native.keys.sealing, there, here)).toBe("from an old phone");
    const back = await sealForPair(keys.publicKey, "to an old phone", here);
    const place = { network: here.network, epoch: 1, member: "m" };
    const epochKey = new Uint8Array(32).fill(3);
    const sealed = await sealEpochKey(
      native.keys.signing,
      keys.publicKey,
      { epochKey, root: "AAECAwQFBgcICQoLDA0ODw" },
      place,
    );
    lackCurves();
    expect(await pair.openFromPair(keys, back, here)).toBe("to an old phone");
    expect((await envelope.openEpochKey(keys, sealed, place)).epochKey).toEqual(epochKey);
    const bad = flippedBytes(back).map((changed) => () => pair.openFromPair(keys, changed, here));
    const moved = elsewhere.map((context) => () => pair.openFromPair(keys, back, context));
    expect(await countOpened([...bad, ...moved])).toBe(0);
    await expect(pair.sealForPair(new Uint8Array(32), "x", here)).rejects.toThrow(RangeError);
  });

  it("believes the rosters, returns and removals of other browsers, and the other way round", async () => {
    lackCurves();
    const old = await loadSuccession();
    // Raw keys, with which either browser can sign.
    const [ana, ben, cleo, fresh] = [await old.make(), await old.make(), await old.make(), await old.make()];
    const known = new Map(Object.entries({ ana: encoded(ana), ben: encoded(ben), cleo: encoded(cleo) }));
    const there = await carryOut(old, { ana, ben, cleo, fresh });
    vi.restoreAllMocks();
    vi.resetModules();
    const native = await loadSuccession();
    expect(await judge(native, known, there)).toEqual(["cleo", true, false]);
    const here = await carryOut(native, { ana, ben, cleo, fresh });
    lackCurves();
    expect(await judge(old, known, here)).toEqual(["cleo", true, false]);
  });

  it("shares a member's wrapped keys with other browsers", async () => {
    lackCurves();
    const { members } = await loadAfresh();
    const old = await members.makeMemberKeys(secret);
    vi.restoreAllMocks();
    const { wrapping, enrolment } = await deriveEnrolment(secret);
    const { keys } = await unwrapMemberKeys(wrapping, old.wrapped);
    expect(enrolment.publicKey).toEqual(old.enrolment.publicKey);
    expect(keys.sealing.publicKey).toEqual(old.keys.sealing.publicKey);
    expect(keys.signing.publicKey).toEqual(old.keys.signing.publicKey);
  });
});

describe("in a browser that has the curves but cannot keep their keys", () => {
  it("keeps raw keys and computes natively with them", async () => {
    vi.stubGlobal("structuredClone", () => {
      throw new TypeError("Unable to deserialize data.");
    });
    const importKey = vi.spyOn(crypto.subtle, "importKey");
    const { members, pair, signing, curves } = await loadAfresh();
    expect(await curves.curveSupport("X25519")).toEqual({ computes: true, keeps: false });
    const { keys } = await members.makeMemberKeys(secret);
    expect(keys.sealing.privateKey).toBeInstanceOf(Uint8Array);
    expect(keys.signing.privateKey).toBeInstanceOf(Uint8Array);
    importKey.mockClear();
    const sealed = await pair.sealForPair(keys.sealing.publicKey, "hello", here);
    expect(await pair.openFromPair(keys.sealing, sealed, here)).toBe("hello");
    const signature = await signing.sign(keys.signing, utf8("hello"));
    expect(await verify(keys.signing.publicKey, signature, utf8("hello"))).toBe(true);
    const formats = importKey.mock.calls.map(([format]) => String(format));
    expect(formats.filter((format) => format === "pkcs8")).toHaveLength(2);
  });
});

describe("in a browser that does not export the public half of an imported key", () => {
  it("computes it otherwise", async () => {
    const seed = new Uint8Array(32).fill(5);
    const { publicKey } = await signingKeysFromSeed(seed);
    vi.spyOn(crypto.subtle, "exportKey").mockRejectedValue(new DOMException("", "OperationError"));
    const keys = await signingKeysFromSeed(seed);
    expect(keys.publicKey).toEqual(publicKey);
    expect(keys.privateKey).toMatchObject({ extractable: false });
  });
});

describe("curveSupport", () => {
  it("tries a curve once", async () => {
    const importKey = vi.spyOn(crypto.subtle, "importKey");
    const { curves } = await loadAfresh();
    expect(await curves.curveSupport("Ed25519")).toEqual({ computes: true, keeps: true });
    const tried = importKey.mock.calls.length;
    await curves.curveSupport("Ed25519");
    expect(tried).toBeGreaterThan(0);
    expect(importKey).toHaveBeenCalledTimes(tried);
  });
});

/** WebCrypto as it is where the two curves are unknown: every other algorithm works. */
function lackCurves(): void {
  const subtle = crypto.subtle;
  for (const name of ["importKey", "generateKey", "deriveBits", "sign", "verify"] as const) {
    const original = subtle[name].bind(subtle) as (...input: unknown[]) => Promise<unknown>;
    const withoutCurves = async (...input: unknown[]) => {
      if (input.some(isCurve)) throw new DOMException("Unrecognized name.", "NotSupportedError");
      return original(...input);
    };
    vi.spyOn(subtle, name).mockImplementation(withoutCurves as never);
  }
}

function isCurve(value: unknown): boolean {
  const curves: readonly Curve[] = ["Ed25519", "X25519"];
  const name = typeof value === "object" && value !== null && "name" in value ? value.name : value;
  return curves.some((curve) => curve === name);
}

async function loadAfresh() {
  return {
    curves: await import("./curves"),
    envelope: await import("./epoch-envelope"),
    members: await import("./member-keys"),
    pair: await import("./pair-seal"),
    sealing: await import("./sealing"),
    signing: await import("./signing"),
  };
}

/** Cleo asks for somebody's removal, Ana lets Ben back in, Cleo agrees to that, and Ana changes the keys. */
async function carryOut(by: Succession, people: Record<"ana" | "ben" | "cleo" | "fresh", MemberKeys>) {
  const { ana, cleo, fresh } = people;
  const removal = await by.askRemoval(cleo.signing, { network: "n", epoch: 1, member: "dan" });
  const grant = { role: "member", epoch: 1, root: "AAECAwQFBgcICQoLDA0ODw" } as const;
  const introduction = await by.introduce(fresh, { network: "n", member: "ben" });
  const back = await by.secondReturn(cleo.signing, await by.admit(ana.signing, introduction, grant));
  const members = [
    { member: "ana", ...encoded(ana), vouchedBy: null },
    { member: "ben", ...encoded(fresh), vouchedBy: "ana" },
  ];
  const stated = { network: "n", epoch: 2, members, removals: [removal], paths: [back] };
  return { removal, roster: await by.signRoster(ana.signing, stated) };
}

async function judge(
  by: Succession,
  known: ReadonlyMap<string, KnownKeys>,
  { removal, roster }: Awaited<ReturnType<typeof carryOut>>,
) {
  const expected = { network: "n", epoch: 2, known };
  return [
    await by.verifyRemoval(removal, { network: "n", known }),
    (await by.verifySuccession(roster, expected)).ok,
    (await by.verifySuccession({ ...roster, paths: [] }, expected)).ok,
  ];
}

function encoded({ signing, sealing }: MemberKeys): KnownKeys {
  return { signing: toBase64url(signing.publicKey), sealing: toBase64url(sealing.publicKey) };
}

type Succession = Awaited<ReturnType<typeof loadSuccession>>;

async function loadSuccession() {
  const [admission, removal, returns, succession, signing, sealing] = await Promise.all([
    import("./admission"),
    import("./removal"),
    import("./return-admission"),
    import("./succession"),
    import("./signing"),
    import("./sealing"),
  ]);
  const make = async (): Promise<MemberKeys> => ({
    signing: await signing.makeSigningKeys(),
    sealing: await sealing.makeSealingKeys(),
  });
  return { ...admission, ...removal, ...returns, ...succession, make };
}
