import { beforeAll, describe, expect, it } from "vitest";
import {
  type AdmissionFault,
  admit,
  admitByCertificate,
  certify,
  fingerprint,
  introduce,
  verifyAdmission,
} from "./admission";
import { toBase64url } from "./bytes";
import type { MemberKeys } from "./member-keys";
import { isReturnAdmission, type ReturnAdmission, secondReturn } from "./return-admission";
import { makeSealingKeys } from "./sealing";
import { makeSigningKeys } from "./signing";
import { flipBit } from "./tampering";
import type { AdmissionContext, Maker } from "./why-not-admitted";

const network = "net-1";
const expires = Date.UTC(2027, 0, 15, 8);

let founder: MemberKeys;
let ana: MemberKeys;
let ben: MemberKeys;
/** Cleo's old keys, and the new ones she comes back with. */
let lost: MemberKeys;
let fresh: MemberKeys;
let root: string;
let context: AdmissionContext;
let back: ReturnAdmission;

beforeAll(async () => {
  [founder, ana, ben, lost, fresh] = [await keys(), await keys(), await keys(), await keys(), await keys()];
  root = await fingerprint(founder.signing.publicKey);
  context = { network, founder: root, makers: makersOf({ ana, ben, cleo: lost }), epoch: 2, root };
  back = await secondReturn(ben.signing, await byCertificate("cleo"));
});

describe("a return", () => {
  it("holds by the word of two, of whom one gave a one-time key", async () => {
    expect(isReturnAdmission(JSON.parse(JSON.stringify(back)))).toBe(true);
    expect(await reason(back)).toBeNull();
    expect(await reason(await secondReturn(founder.signing, await byCertificate("cleo")))).toBeNull();
    const direct = await secondReturn(ana.signing, await admitted(founder, "cleo"));
    expect(await reason(direct)).toBeNull();
  });

  it("takes a second", async () => {
    const { second: _, ...single } = back;
    expect(isReturnAdmission(single)).toBe(false);
    expect(await reason(single)).toBe("needs-second");
  });

  it("takes two who are known, and two people", async () => {
    const stranger = await keys();
    expect(await reason(await secondReturn(stranger.signing, back))).toBe("bad-second");
    expect(await reason(await secondReturn(ana.signing, back))).toBe("bad-second");
    const founderTwice = await secondReturn(founder.signing, await admitted(founder, "cleo"));
    expect(await reason(founderTwice)).toBe("bad-second");
    const anaAgain = await keys();
    const makers = new Map([...makersOf({ ana, ben, cleo: lost }), ...makersOf({ ana: anaAgain })]);
    const withBoth = await secondReturn(anaAgain.signing, back);
    expect(await reason(withBoth, { ...context, makers })).toBe("bad-second");
  });

  it("takes neither the lost keys nor the new ones for a witness", async () => {
    expect(await reason(await secondReturn(lost.signing, back))).toBe("bad-second");
    expect(await reason(await secondReturn(fresh.signing, back))).toBe("bad-second");
    const byThief = await secondReturn(ben.signing, await admitted(lost, "cleo"));
    expect(await reason(byThief)).toBe("bad-second");
  });

  it("is for the member whom the one-time key was made for", async () => {
    const other = await secondReturn(ben.signing, await byCertificate("cleo", "dora"));
    expect(await reason(other)).toBe("certificate-differs");
  });

  it("does not survive a change", async () => {
    const flipped = toBase64url(flipBit(Buffer.from(back.second.signature, "base64url"), 77));
    const moved = await byCertificate("cleo");
    const cases: [unknown, AdmissionFault][] = [
      [{ ...back, second: { ...back.second, signature: flipped } }, "bad-second"],
      [{ ...back, second: { ...back.second, maker: toBase64url(founder.signing.publicKey) } }, "bad-second"],
      // Another admission of the same keys by the same maker: the second has not seen it.
      [{ ...moved, second: back.second }, "bad-second"],
      [{ ...back, epoch: 3 }, "other-epoch"],
      [{ ...back, sealing: toBase64url(lost.sealing.publicKey) }, "bad-proof"],
    ];
    for (const [changed, expected] of cases) expect(await reason(changed)).toBe(expected);
  });
});

async function reason(value: unknown, where = context): Promise<AdmissionFault | null> {
  const verdict = await verifyAdmission(value, where);
  return verdict.ok ? null : verdict.reason;
}

/** Ana lets Cleo back in with a one-time key that she made for `certified`. */
async function byCertificate(certified: string, member = certified) {
  const oneTime = await makeSigningKeys();
  const grant = { network, role: "member", epoch: 2, root, expires, member: certified } as const;
  const certificate = await certify(ana.signing, oneTime.publicKey, grant);
  return admitByCertificate(oneTime, certificate, await introduce(fresh, { network, member }));
}

async function admitted(maker: MemberKeys, member: string) {
  const grant = { role: "member", epoch: 2, root } as const;
  return admit(maker.signing, await introduce(fresh, { network, member }), grant);
}

function makersOf(known: Record<string, MemberKeys>): Map<string, Maker> {
  const makers = Object.entries(known).map(
    ([member, { signing }]) => [toBase64url(signing.publicKey), { role: "member", member }] as const,
  );
  return new Map(makers);
}

async function keys(): Promise<MemberKeys> {
  return { signing: await makeSigningKeys(), sealing: await makeSealingKeys() };
}
