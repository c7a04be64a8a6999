import { beforeAll, describe, expect, it } from "vitest";
import {
  type Admission,
  type AdmissionContext,
  type AdmissionFault,
  admit,
  admitByCertificate,
  type Certificate,
  certify,
  fingerprint,
  introduce,
  type Role,
  selfAdmit,
  verifyAdmission,
} from "./admission";
import { admissionMessage } from "./admission-form";
import { fromBase64url, toBase64url } from "./bytes";
import type { MemberKeys } from "./member-keys";
import { makeSealingKeys, sealingKeysFromPrivate } from "./sealing";
import { makeSigningKeys, sign, signingKeysFromSeed } from "./signing";
import { flipBit } from "./tampering";

const network = "net-1";
const expires = Date.UTC(2027, 0, 15, 8);
const root = "dZl3bDCF4_naDRMHHrC0qw";

// What selfAdmit and admitByCertificate gave when this format was made.
const frozenCertificate: Certificate = {
  network,
  role: "member",
  epoch: 0,
  root,
  expires,
  oneTime: "Zr5-Myx6RTMyvZ0Kf32wVfXF7xoGraZtmLOftoEMRzo",
  maker: "bnoc3Smwt4_ROvTFWY_v9O8qlxZuPKby5Pv8zYBQW_E",
  signature: "t9_L8IQwIdHWpUBM5RU14vFKIFbbmWngoFAbXTUolJU4XdCw85It8OMmBIuc5S7yLGCGiox_fYPsb5nPSS-9DA",
};
const frozenFounder: Admission = {
  network,
  member: "founder",
  signing: "bnoc3Smwt4_ROvTFWY_v9O8qlxZuPKby5Pv8zYBQW_E",
  sealing: "V9tLNZ8jrl4Ubk4lEgVnBHIlBjSMFQwUdT0Mkz0E1CE",
  proof: "l7Pq5X5JxwoeqdAtROZQc-3Vt4HQkjw0fkrSYo15eWsTqH8FpSJ7MNbNrovzO_t8yGK9PKjQ1W19NONTG9aJBQ",
  role: "coordinator",
  epoch: 0,
  root,
  maker: "bnoc3Smwt4_ROvTFWY_v9O8qlxZuPKby5Pv8zYBQW_E",
  signature: "Y1v2qkbIUKbjUmcBc32RW3bblwnhT0lJ4D9xfyUUocOF5-7dHelD8vQikexLwLhO18VteoHo0A3dsbvaxgVFAA",
};
const frozenNewcomer: Admission = {
  network,
  member: "newcomer",
  signing: "iodf_x6zhFFXes1a_uQFRWVo3XyJ4JCGOgVXvHr0nxc",
  sealing: "93_0sQeIv9ymLKC7Fg1CfPV2LYXytcrWgH7Jw_673gk",
  proof: "SJS3cFeDh2EQu_AMdNK574aJSyiRVeh94EJgTfDRJhX2X4JaBqkZ-UqoPnBE2_sIB5cXWdKIAB_jpMw8DocLCA",
  role: "member",
  epoch: 0,
  root,
  maker: "bnoc3Smwt4_ROvTFWY_v9O8qlxZuPKby5Pv8zYBQW_E",
  certificate: frozenCertificate,
  signature: "nMdYHJpECBL40rNhciQai9fU5e1YWCv0E7x3R393yyfcf_3-rsDyTubw3h9JNWKE5Hi51EMGF4mSssoKePZuDw",
};
const context: AdmissionContext = { network, founder: root };

let founder: MemberKeys;
let newcomer: MemberKeys;
beforeAll(async () => {
  founder = {
    signing: await signingKeysFromSeed(new Uint8Array(32).fill(5)),
    sealing: await sealingKeysFromPrivate(new Uint8Array(32).fill(9)),
  };
  newcomer = { signing: await makeSigningKeys(), sealing: await makeSealingKeys() };
});

const introduced = () => introduce(newcomer, { network, member: "newcomer" });
const reason = async (value: unknown, where = context): Promise<AdmissionFault | null> => {
  const verdict = await verifyAdmission(value, where);
  return verdict.ok ? null : verdict.reason;
};
const makersOf = (...makers: [string, Role][]) =>
  new Map(makers.map(([key, role], index) => [key, { role, member: `maker-${index}` }]));
const flipText = (text: string) => toBase64url(flipBit(fromBase64url(text), 77));

describe("admission", () => {
  it("holds that was made when this format was", async () => {
    expect(await fingerprint(founder.signing.publicKey)).toBe(context.founder);
    expect(await verifyAdmission(frozenFounder, context)).toEqual({ ok: true, admission: frozenFounder });
    expect(await verifyAdmission(frozenNewcomer, context)).toEqual({ ok: true, admission: frozenNewcomer });
  });

  it("holds for a founder, and outlives JSON", async () => {
    const admission = await selfAdmit(founder, { network, member: "founder", epoch: 0 });
    expect(await reason(JSON.parse(JSON.stringify(admission)))).toBeNull();
    expect(admission).toMatchObject({ role: "coordinator", epoch: 0, maker: admission.signing });
  });

  it("holds by a founder's or a verified member's word", async () => {
    const direct = await admit(founder.signing, await introduced(), { role: "coordinator", epoch: 2, root });
    expect(await reason(direct)).toBeNull();
    const member = { signing: await makeSigningKeys(), sealing: await makeSealingKeys() };
    const byMember = await admit(member.signing, await introduced(), { role: "member", epoch: 2, root });
    const makers = makersOf([toBase64url(member.signing.publicKey), "member"]);
    expect(await reason(byMember, { ...context, makers })).toBeNull();
    expect(await reason(byMember)).toBe("unknown-maker");
  });

  it("grants no more than the one who vouches was granted", async () => {
    const maker = await makeSigningKeys();
    const admission = await admit(maker, await introduced(), { role: "coordinator", epoch: 0, root });
    const as = (role: Role) => ({ ...context, makers: makersOf([toBase64url(maker.publicKey), role]) });
    expect(await reason(admission, as("member"))).toBe("role-too-high");
    expect(await reason(admission, as("coordinator"))).toBeNull();
  });

  it("is the founder's own only with the founder's fingerprint", async () => {
    const impostor = await selfAdmit(newcomer, { network, member: "founder", epoch: 0 });
    expect(await reason(impostor)).toBe("not-founder");
    expect(await reason(frozenFounder, { ...context, founder: "AAAAAAAAAAAAAAAAAAAAAA" })).toBe(
      "not-founder",
    );
    const makers = makersOf([impostor.signing, "coordinator"]);
    expect(await reason(impostor, { ...context, makers })).toBe("not-founder");
  });

  it("belongs to one epoch, and to those who go by one root, where these are asked for", async () => {
    expect(await reason(frozenNewcomer, { ...context, epoch: 0, root })).toBeNull();
    expect(await reason(frozenNewcomer, { ...context, epoch: 1 })).toBe("other-epoch");
    expect(await reason(frozenNewcomer, { ...context, root: "AAECAwQFBgcICQoLDA0ODw" })).toBe("other-root");
  });

  it("belongs to one network", async () => {
    expect(await reason(frozenNewcomer, { ...context, network: "net-2" })).toBe("other-network");
    const renamed = { ...frozenNewcomer, network: "net-2" };
    expect(await reason(renamed, { ...context, network: "net-2" })).toBe("bad-proof");
  });

  it("cannot claim the key of another member", async () => {
    const stolen = { ...(await introduced()), signing: frozenNewcomer.signing };
    expect(await reason(await admit(founder.signing, stolen, { role: "member", epoch: 0, root }))).toBe(
      "bad-proof",
    );
    const copied = { ...stolen, proof: frozenNewcomer.proof };
    expect(await reason(await admit(founder.signing, copied, { role: "member", epoch: 0, root }))).toBe(
      "bad-proof",
    );
  });

  it("does not survive a change to any field", async () => {
    const other = toBase64url((await makeSigningKeys()).publicKey);
    const { certificate: _, ...without } = frozenNewcomer;
    const cases: [string, unknown, AdmissionFault][] = [
      ["member", { ...frozenNewcomer, member: "someone" }, "bad-proof"],
      ["signing", { ...frozenNewcomer, signing: other }, "bad-proof"],
      ["sealing", { ...frozenNewcomer, sealing: other }, "bad-proof"],
      ["proof", { ...frozenNewcomer, proof: flipText(frozenNewcomer.proof) }, "bad-proof"],
      ["role", { ...frozenNewcomer, role: "coordinator" }, "certificate-differs"],
      ["epoch", { ...frozenNewcomer, epoch: 1 }, "certificate-differs"],
      ["root", { ...frozenNewcomer, root: "AAECAwQFBgcICQoLDA0ODw" }, "certificate-differs"],
      ["maker", { ...frozenNewcomer, maker: other }, "unknown-maker"],
      ["signature", { ...frozenNewcomer, signature: flipText(frozenNewcomer.signature) }, "bad-signature"],
      ["no certificate", without, "bad-signature"],
      ["founder's role", { ...frozenFounder, role: "member" }, "bad-signature"],
      ["founder's epoch", { ...frozenFounder, epoch: 1 }, "bad-signature"],
      ["founder's root", { ...frozenFounder, root: "AAECAwQFBgcICQoLDA0ODw" }, "bad-signature"],
    ];
    for (const [what, changed, expected] of cases)
      expect([what, await reason(changed)]).toEqual([what, expected]);
  });

  it.each([
    null,
    undefined,
    "admission",
    7,
    [],
    {},
    { ...frozenFounder, network: "" },
    { ...frozenFounder, member: 5 },
    { ...frozenFounder, role: "owner" },
    { ...frozenFounder, role: "__proto__" },
    { ...frozenFounder, epoch: -1 },
    { ...frozenFounder, epoch: 0.5 },
    { ...frozenFounder, epoch: "0" },
    { ...frozenFounder, root: "" },
    { ...frozenFounder, root: frozenFounder.signing },
    { ...frozenFounder, second: null },
    { ...frozenFounder, second: { maker: frozenFounder.maker } },
    { ...frozenFounder, signing: "AAAA" },
    { ...frozenFounder, signing: `${frozenFounder.signing}=` },
    { ...frozenFounder, signature: null },
    { ...frozenNewcomer, certificate: null },
    { ...frozenNewcomer, certificate: "certificate" },
    { ...frozenNewcomer, certificate: { ...frozenCertificate, expires: Number.NaN } },
    { ...frozenNewcomer, certificate: { ...frozenCertificate, oneTime: "short" } },
    { ...frozenNewcomer, certificate: { ...frozenCertificate, member: "" } },
  ])("is malformed as %j", async (value) => {
    expect(await verifyAdmission(value, context)).toEqual({ ok: false, reason: "malformed" });
  });
});

describe("certificate", () => {
  it("runs out at its hour when it is redeemed, and not afterwards", async () => {
    expect(await reason(frozenNewcomer, { ...context, now: expires - 1 })).toBeNull();
    expect(await reason(frozenNewcomer, { ...context, now: expires })).toBe("expired");
    expect(await reason(frozenNewcomer)).toBeNull();
  });

  it("says for which network, role and epoch, and until when", async () => {
    const oneTime = await makeSigningKeys();
    const grant = { network, role: "member", epoch: 0, root, expires } as const;
    const honest = await certify(founder.signing, oneTime.publicKey, grant);
    const redeem = async (certificate: Certificate) =>
      reason(await admitByCertificate(oneTime, certificate, await introduced()), {
        ...context,
        now: expires - 1,
      });
    expect(await redeem(honest)).toBeNull();
    expect(await redeem({ ...honest, expires: expires + 1 })).toBe("bad-certificate");
    expect(await redeem({ ...honest, role: "coordinator" })).toBe("bad-certificate");
    expect(await redeem({ ...honest, epoch: 1 })).toBe("bad-certificate");
    expect(await redeem({ ...honest, root: "AAECAwQFBgcICQoLDA0ODw" })).toBe("bad-certificate");
    expect(await redeem({ ...honest, member: "newcomer" })).toBe("bad-certificate");
    expect(await redeem({ ...honest, signature: flipText(honest.signature) })).toBe("bad-certificate");
    const elsewhere = await certify(founder.signing, oneTime.publicKey, { ...grant, network: "net-2" });
    expect(await redeem(elsewhere)).toBe("certificate-differs");
    const stranger = await certify(newcomer.signing, oneTime.publicKey, grant);
    expect(await redeem(stranger)).toBe("not-founder");
    const unknown = await certify(await makeSigningKeys(), oneTime.publicKey, grant);
    expect(await redeem(unknown)).toBe("unknown-maker");
    expect(await redeem({ ...unknown, maker: honest.maker })).toBe("bad-certificate");
  });

  it("is of no use to one who does not hold the one-time key", async () => {
    const thief = await makeSigningKeys();
    const admission = await admitByCertificate(thief, frozenCertificate, await introduced());
    expect(await reason(admission)).toBe("bad-signature");
    const swapped = { ...frozenCertificate, oneTime: toBase64url(thief.publicKey) };
    expect(await reason(await admitByCertificate(thief, swapped, await introduced()))).toBe(
      "bad-certificate",
    );
  });

  it("has to be by the one whom the admission names", async () => {
    const oneTime = await makeSigningKeys();
    const grant = { network, role: "coordinator", epoch: 0, root, expires } as const;
    const own = await certify(newcomer.signing, oneTime.publicKey, grant);
    const stated = { ...(await introduced()), role: own.role, epoch: 0, root, maker: frozenFounder.signing };
    const unsigned = { ...stated, certificate: own };
    const signature = toBase64url(await sign(oneTime, admissionMessage(unsigned)));
    expect(await reason({ ...unsigned, signature })).toBe("certificate-differs");
    const renamed = { ...stated, certificate: { ...own, maker: frozenFounder.signing } };
    const again = toBase64url(await sign(oneTime, admissionMessage(renamed)));
    expect(await reason({ ...renamed, signature: again })).toBe("bad-certificate");
  });

  it("cannot be made for a time that is none", async () => {
    const { publicKey } = await makeSigningKeys();
    const bad = certify(founder.signing, publicKey, {
      network,
      role: "member",
      epoch: 0,
      root,
      expires: 0.5,
    });
    await expect(bad).rejects.toThrow(RangeError);
  });
});
