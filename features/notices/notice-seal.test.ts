import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { OpenError } from "@/seal/open-error";
import { openMail, sealMail } from "./mail-address";
import { messageMark } from "./message-mark";
import { pushKeys } from "./notice-key";
import { mostBytes, type NoticePlace, openForServer, sealForServer } from "./notice-seal";

const place: NoticePlace = { network: randomUUID(), table: "mail_addresses", row: randomUUID() };

beforeEach(() => {
  process.env.HOLDFAST_NOTICE_SECRET = "for tests alone, at least 32 letters";
});

describe("what is sealed for the server", () => {
  it("opens in its row, and is of one length", () => {
    const texts = ["", "a@b.example", "ñandú@例え.example", "x".repeat(mostBytes("mail_addresses"))];
    const lengths = texts.map((text) => {
      const sealed = sealForServer(text, place);
      expect(openForServer(sealed, place)).toBe(text);
      return sealed.length;
    });
    expect(new Set(lengths)).toHaveLength(1);
    expect(() => sealForServer("x".repeat(mostBytes("mail_addresses") + 1), place)).toThrow(RangeError);
  });

  it("looks different each time and holds nothing of the text", () => {
    const sealed = Buffer.from(sealForServer("ada@lovelace.example", place));
    expect(sealed).not.toEqual(Buffer.from(sealForServer("ada@lovelace.example", place)));
    expect(sealed.includes("lovelace")).toBe(false);
  });

  it.each([
    ["another network", { network: randomUUID() }],
    ["another row", { row: randomUUID() }],
  ])("does not open in %s", (_, other) => {
    const sealed = sealForServer("ada@lovelace.example", place);
    expect(() => openForServer(sealed, { ...place, ...other })).toThrow(OpenError);
  });

  it("does not open in another table", () => {
    const sealed = sealForServer("{}", { ...place, table: "push_subscriptions" });
    expect(() => openForServer(sealed, place)).toThrow(OpenError);
    const padded = Buffer.concat([sealForServer("{}", place), Buffer.alloc(2048 - 512)]);
    expect(() => openForServer(padded, { ...place, table: "push_subscriptions" })).toThrow(OpenError);
  });

  it("does not open with another secret, nor when a bit of it was changed", () => {
    const sealed = sealForServer("ada@lovelace.example", place);
    for (const at of [0, 1, 13, 40, sealed.length - 1]) {
      const changed = Uint8Array.from(sealed, (byte, index) => (index === at ? byte ^ 1 : byte));
      expect(() => openForServer(changed, place), String(at)).toThrow(OpenError);
    }
    expect(() => openForServer(sealed.subarray(1), place)).toThrow(OpenError);
    process.env.HOLDFAST_NOTICE_SECRET = "another one, also with 32 letters or so";
    expect(() => openForServer(sealed, place)).toThrow(OpenError);
  });

  it("keeps the code beside the address, for one member alone", () => {
    const { network, row: member } = place;
    const kept = { address: "ada@lovelace.example", code: "012345" };
    const sealed = sealMail(kept, network, member);
    expect(openMail(sealed, network, member)).toEqual(kept);
    expect(() => openMail(sealed, network, randomUUID())).toThrow(OpenError);
  });
});

describe("the keys push services know this server by", () => {
  it("follow from the secret, and are a point and a number of P-256", async () => {
    const keys = pushKeys();
    expect(pushKeys()).toEqual(keys);
    const [x, y] = [1, 33].map((at) =>
      Buffer.from(keys.publicKey, "base64url")
        .subarray(at, at + 32)
        .toString("base64url"),
    );
    const curve = { name: "ECDSA", namedCurve: "P-256" };
    const jwk = { kty: "EC", crv: "P-256", x, y };
    const algorithm = { name: "ECDSA", hash: "SHA-256" };
    const secret = await crypto.subtle.importKey("jwk", { ...jwk, d: keys.privateKey }, curve, false, [
      "sign",
    ]);
    const open = await crypto.subtle.importKey("jwk", jwk, curve, false, ["verify"]);
    const signature = await crypto.subtle.sign(algorithm, secret, Buffer.from("who is it?"));
    expect(await crypto.subtle.verify(algorithm, open, signature, Buffer.from("who is it?"))).toBe(true);

    process.env.HOLDFAST_NOTICE_SECRET = "another one, also with 32 letters or so";
    expect(pushKeys().publicKey).not.toBe(keys.publicKey);
  });
});

it("calls a message the same on one way, and otherwise on another", () => {
  const message = randomUUID();
  const marks = [messageMark(message, "push", "n", "a"), messageMark(message, "push", "n", "b")];
  expect(messageMark(message, "push", "n", "a")).toBe(marks[0]);
  expect(
    new Set([...marks, messageMark(message, "mail", "n", "a"), messageMark("other", "push", "n", "a")]),
  ).toHaveLength(4);
  expect(marks[0]).toMatch(/^[\w-]{22}$/);
});
