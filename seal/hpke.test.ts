import { describe, expect, it } from "vitest";
import { concat, utf8 } from "./bytes";
import { openWith, sealTo } from "./hpke";
import { makeSealingKeys, sealingKeysFromPrivate } from "./sealing";

const hex = (text: string) => Uint8Array.from(Buffer.from(text, "hex"));

describe("HPKE", () => {
  it("opens the vector of RFC 9180 for this suite", async () => {
    // github.com/cfrg/draft-irtf-cfrg-hpke, test-vectors.json: mode 0, KEM 32, KDF 1, AEAD 2, first encryption.
    const recipient = hex("497b4502664cfea5d5af0b39934dac72242a74f8480451e1aee7d6a53320333d");
    const keys = await sealingKeysFromPrivate(recipient);
    const encapsulated = hex("6c93e09869df3402d7bf231bf540fadd35cd56be14f97178f0954db94b7fc256");
    const ciphertext = hex(
      "e5d84cd531cfb583096e7cfa9641bd3079cf3a91cda813c52deb5f512be9931980a41de125a925cdad859d5b7a",
    );
    const sealed = concat(Uint8Array.of(1), encapsulated, ciphertext);
    const opened = await openWith(keys, sealed, utf8("Ode on a Grecian Urn"), utf8("Count-0"));
    expect(keys.publicKey).toEqual(hex("430f4b9859665145a6b1ba274024487bd66f03a2dd577d7753c68d7d7d00c00c"));
    expect(opened).toEqual(utf8("Beauty is truth, truth beauty"));
  });

  it("makes the public key of RFC 7748 §6.1", async () => {
    const bob = hex("5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb");
    const { publicKey } = await sealingKeysFromPrivate(bob);
    expect(publicKey).toEqual(hex("de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f"));
    await expect(sealingKeysFromPrivate(new Uint8Array(31))).rejects.toThrow(RangeError);
  });

  it("does not open for another purpose", async () => {
    const keys = await makeSealingKeys();
    const sealed = await sealTo(keys.publicKey, utf8("secret"), utf8("one"), utf8("place"));
    expect(await openWith(keys, sealed, utf8("one"), utf8("place"))).toEqual(utf8("secret"));
    await expect(openWith(keys, sealed, utf8("other"), utf8("place"))).rejects.toThrow("does not open");
  });

  it.each([
    ["31 bytes", new Uint8Array(31)],
    ["33 bytes", new Uint8Array(33)],
    ["a point of low order", new Uint8Array(32)],
  ])("refuses to seal to %s", async (_, publicKey) => {
    await expect(sealTo(publicKey, utf8("x"), utf8("p"), utf8("q"))).rejects.toThrow(RangeError);
  });
});
