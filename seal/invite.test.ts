import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { admitByCertificate, certify, fingerprint, introduce, verifyAdmission } from "./admission";
import { sealBytes } from "./aes-gcm";
import { fromBase64url, toBase64url, utf8 } from "./bytes";
import { canonical } from "./canonical";
import {
  deriveInvite,
  formatInvite,
  type InvitePacket,
  makeInvite,
  makeOneTimeKeys,
  oneTimeKeysOf,
  openPacket,
  openPacketOf,
  type PacketOf,
  parseFragment,
  sealPacket,
} from "./invite";
import { makeEpochKey } from "./network-seal";
import { pad } from "./padding";
import { makeSealingKeys } from "./sealing";
import { makeSigningKeys } from "./signing";
import { countOpened, cutAndExtended, flippedBytes } from "./tampering";
import { TooLongError } from "./too-long-error";

const secret = Uint8Array.from({ length: 16 }, (_, index) => index);
const founderKeys = makeSigningKeys();
let packet: PacketOf<"in-person">;
let packets: InvitePacket[];

beforeAll(async () => {
  const oneTime = await makeOneTimeKeys();
  const expires = Date.UTC(2027, 0, 1);
  const root = await fingerprint((await founderKeys).publicKey);
  const grant = { network: "net-1", role: "member", epoch: 2, root, expires } as const;
  packet = {
    kind: "in-person",
    epochKey: toBase64url(makeEpochKey()),
    epoch: 2,
    oneTimePrivate: toBase64url(oneTime.privateKey),
    certificate: await certify(await founderKeys, oneTime.publicKey, grant),
    networkName: "Dock 7 · Müelle",
    inviterName: "Ana ✊",
    placesHint: ["Gate B"],
  };
  const { placesHint: _, ...pass } = packet;
  const certificate = await certify(await founderKeys, oneTime.publicKey, { ...grant, member: "ana" });
  const bundle = toBase64url(new Uint8Array(112).fill(3));
  packets = [
    packet,
    pass,
    { ...pass, kind: "return", certificate },
    { kind: "by-message", network: "net-1" },
    {
      kind: "device",
      network: "net-1",
      member: "ana",
      epoch: 2,
      bundle,
      networkName: "Dock 4",
      memberName: "Ana",
    },
  ];
});

describe("invite", () => {
  it("gives the same token and key from the secret alone", async () => {
    const invite = await makeInvite();
    const derived = await deriveInvite(invite.secret);
    expect(invite.id).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    expect(invite.secret).toHaveLength(16);
    expect(derived.token).toEqual(invite.token);
    const sealed = await sealPacket(invite.packetKey, packet, invite.id);
    expect(await openPacket(derived.packetKey, sealed, invite.id)).toEqual(packet);
    expect(derived.packetKey.extractable).toBe(false);
  });

  it("derives what it derived when this format was made", async () => {
    const { token } = await deriveInvite(secret);
    expect(toBase64url(token)).toBe("N1l9CIuBDBf3SqS4WG1ufRvDEJQkX426l8IdWSgTVZA");
    // The keys themselves cannot be looked at; hello.test.ts opens what was sealed under one of them.
    await expect(deriveInvite(new Uint8Array(15))).rejects.toThrow(RangeError);
  });

  it("lets a newcomer admit themselves with what the packet carries", async () => {
    const { id, packetKey } = await makeInvite();
    const sealed = await sealPacket(packetKey, packet, id);
    const opened = await openPacketOf("in-person", packetKey, sealed, id);
    const keys = { signing: await makeSigningKeys(), sealing: await makeSealingKeys() };
    const introduction = await introduce(keys, { network: opened.certificate.network, member: "newcomer" });
    const oneTime = await oneTimeKeysOf(opened);
    const admission = await admitByCertificate(oneTime, opened.certificate, introduction);
    const founder = await fingerprint((await founderKeys).publicKey);
    const now = Date.UTC(2026, 11, 31);
    expect(await verifyAdmission(admission, { network: "net-1", founder, now })).toMatchObject({ ok: true });
  });
});

describe("packet", () => {
  it("does not open with another secret, for another invite, or changed", async () => {
    const { packetKey } = await deriveInvite(secret);
    const sealed = await sealPacket(packetKey, packet, "invite-1");
    const other = await makeInvite();
    const bad = [...flippedBytes(sealed), ...cutAndExtended(sealed)];
    const attempts = [
      () => openPacket(other.packetKey, sealed, "invite-1"),
      () => openPacket(packetKey, sealed, "invite-2"),
      ...bad.map((changed) => () => openPacket(packetKey, changed, "invite-1")),
    ];
    expect(await countOpened(attempts)).toBe(0);
  });

  it("opens as what it was made for, and as nothing else", async () => {
    const { packetKey, id } = await makeInvite();
    for (const each of packets) {
      const sealed = await sealPacket(packetKey, each, id);
      expect(await openPacketOf(each.kind, packetKey, sealed, id)).toEqual(each);
      const others = packets.map(({ kind }) => kind).filter((kind) => kind !== each.kind);
      const attempts = others.map((kind) => () => openPacketOf(kind, packetKey, sealed, id));
      expect(await countOpened(attempts)).toBe(0);
    }
  });

  it("does not open to anything that is no packet", async () => {
    const { packetKey } = await deriveInvite(secret);
    const place = canonical("holdfast invite packet v1", ["invite-1"]);
    const contents = [
      "",
      "{",
      "null",
      "7",
      JSON.stringify({ ...packet, epochKey: "AAAA" }),
      JSON.stringify({ ...packet, epochKey: "!" }),
      JSON.stringify({ ...packet, epoch: "2" }),
      JSON.stringify({ ...packet, epoch: -1 }),
      JSON.stringify({ ...packet, certificate: {} }),
      JSON.stringify({ ...packet, networkName: 5 }),
      JSON.stringify({ ...packet, placesHint: "Gate B" }),
      JSON.stringify({ ...packet, placesHint: [5] }),
      ...packets.map(({ kind: _, ...rest }) => JSON.stringify(rest)),
      ...packets.map((each) => JSON.stringify({ ...each, kind: "other" })),
      JSON.stringify({ ...packet, kind: "return" }),
      JSON.stringify({ ...packets[2], kind: "in-person" }),
      JSON.stringify({ ...packets[3], network: "" }),
      JSON.stringify({ ...packets[3], network: undefined }),
      JSON.stringify({ ...packets[4], bundle: "AAAA" }),
      JSON.stringify({ ...packets[4], epoch: 0.5 }),
      JSON.stringify({ ...packets[4], member: undefined }),
    ];
    const attempts = contents.map((content) => async () => {
      const sealed = await sealBytes(packetKey, pad(content), place);
      return openPacket(packetKey, sealed, "invite-1");
    });
    expect(await countOpened(attempts)).toBe(0);
    const whole = await sealBytes(packetKey, pad(JSON.stringify(packet)), place);
    expect(await openPacket(packetKey, whole, "invite-1")).toEqual(packet);
  });

  it("opens by message also when it is an older one, with names in it", async () => {
    const { packetKey } = await deriveInvite(secret);
    const place = canonical("holdfast invite packet v1", ["invite-1"]);
    const older = { kind: "by-message", network: "net-1", networkName: "Dock 7", inviterName: "Ana" };
    const sealed = await sealBytes(packetKey, pad(JSON.stringify(older)), place);
    expect(await openPacket(packetKey, sealed, "invite-1")).toMatchObject(packets[3] ?? {});
  });

  it("is refused when it is too long", async () => {
    const { packetKey } = await deriveInvite(secret);
    const long = sealPacket(packetKey, { ...packet, networkName: "x".repeat(20_000) }, "invite-1");
    await expect(long).rejects.toThrow(TooLongError);
  });
});

describe("link", () => {
  const mark = "dZl3bDCF4_naDRMHHrC0qw";

  it("is frozen", () => {
    const link = formatInvite("https://holdfast.example", "an-id", secret, mark);
    expect(link).toBe(`https://holdfast.example/join/an-id#AAECAwQFBgcICQoLDA0ODw.${mark}`);
    expect(parseFragment(new URL(link).hash)).toEqual({ secret, fingerprint: mark });
  });

  it("gives back any secret and fingerprint", () => {
    const sixteen = fc.uint8Array({ minLength: 16, maxLength: 16 });
    fc.assert(
      fc.property(sixteen, sixteen, (bytes, print) => {
        const { hash } = new URL(formatInvite("http://localhost:3000", "id", bytes, toBase64url(print)));
        const parsed = parseFragment(hash);
        expect(parsed?.fingerprint).toBe(toBase64url(print));
        expect(parsed?.secret).toEqual(new Uint8Array(bytes));
      }),
    );
  });

  it.each([
    "",
    "#",
    "#.",
    `#AAECAwQFBgcICQoLDA0ODw`,
    `#AAECAwQFBgcICQoLDA0ODw.${mark}x`,
    `#AAECAwQFBgcICQoLDA0OD.${mark}`,
    `#AAECAwQFBgcICQoLDA0ODx.${mark}`,
    `#AAECAwQFBgcICQoLDA0ODw.${mark.slice(0, -1)}x`,
    `#AAECAwQFBgcICQoLDA0ODw.${mark}\n`,
    `##AAECAwQFBgcICQoLDA0ODw.${mark}`,
    `#AAECAwQFBgcICQoLDA0ODw%2E${mark}`,
  ])("has no meaning as %j", (hash) => {
    expect(parseFragment(hash)).toBeNull();
  });

  it("keeps nothing readable of the packet", async () => {
    const { packetKey, id } = await makeInvite();
    const sealed = Buffer.from(await sealPacket(packetKey, packet, id));
    expect(sealed.includes(Buffer.from(utf8("Dock 7")))).toBe(false);
    expect(sealed.includes(Buffer.from(fromBase64url(packet.epochKey)))).toBe(false);
  });
});
