import { describe, expect, it } from "vitest";
import { fromBase64url, toBase64url } from "./bytes";
import { makeDeviceKey, signEnrolment, signLogin, verifyEnrolment, verifyLogin } from "./device-login";
import { deriveEnrolment } from "./member-keys";
import { signingKeysFromSeed } from "./signing";
import { flippedBits } from "./tampering";

const login = { origin: "https://holdfast.example", nonce: "b3Jhbmdl" };
const fives = () => signingKeysFromSeed(new Uint8Array(32).fill(5));
const member = () => deriveEnrolment(Uint8Array.from({ length: 16 }, (_, index) => index));

describe("device login", () => {
  it("verifies what was signed when this format was made", async () => {
    const { publicKey } = await fives();
    const signature =
      "Lo_Xf87fgk8DbxjrQkBEkjgT8b9ORxTHxJdJ-UQqCnVefutt9BwwPf8pOtOdRzsbgQCwpq1BtnjUz7HKggHWAw";
    expect(await verifyLogin(publicKey, fromBase64url(signature), login)).toBe(true);
  });

  it("lets a device in with its own fresh key, which nobody can read", async () => {
    const keys = await makeDeviceKey();
    expect(keys.privateKey).toMatchObject({ extractable: false });
    expect(await verifyLogin(keys.publicKey, await signLogin(keys, login), login)).toBe(true);
  });

  it("refuses another origin, nonce or device, and parts that run together", async () => {
    const [keys, other] = [await makeDeviceKey(), await makeDeviceKey()];
    const signature = await signLogin(keys, login);
    expect(await verifyLogin(other.publicKey, signature, login)).toBe(false);
    for (const changed of [
      { ...login, origin: "https://holdfast.example.net" },
      { ...login, origin: "http://holdfast.example" },
      { ...login, nonce: "b3Jhbmdm" },
      { origin: `${login.origin}b`, nonce: login.nonce.slice(1) },
    ]) {
      expect(await verifyLogin(keys.publicKey, signature, changed)).toBe(false);
    }
  });

  it("answers false for anything malformed", async () => {
    const keys = await makeDeviceKey();
    const signature = await signLogin(keys, login);
    expect(await verifyLogin(new Uint8Array(5), signature, login)).toBe(false);
    expect(await verifyLogin(keys.publicKey, new Uint8Array(0), login)).toBe(false);
    const changed = flippedBits(signature).map((bad) => verifyLogin(keys.publicKey, bad, login));
    expect((await Promise.all(changed)).filter(Boolean)).toEqual([]);
  });
});

describe("device enrolment", () => {
  it("verifies what was signed when this format was made", async () => {
    const { enrolment } = await member();
    const deviceKey = (await fives()).publicKey;
    const signature =
      "dbplpnDV1wAZqiyuiOcxRWfHuFjVe0PNgst-fIPjncaHcGIA-hruM1VkEcvRjGpltkJR1vsnwtqHLLeYTCXeCg";
    const device = { ...login, deviceKey };
    expect(await verifyEnrolment(enrolment.publicKey, fromBase64url(signature), device)).toBe(true);
  });

  it("is for this device, origin and nonce, by this member", async () => {
    const { enrolment } = await member();
    const device = { ...login, deviceKey: (await makeDeviceKey()).publicKey };
    const signature = await signEnrolment(enrolment, device);
    expect(await verifyEnrolment(enrolment.publicKey, signature, device)).toBe(true);
    const stranger = await makeDeviceKey();
    expect(await verifyEnrolment(stranger.publicKey, signature, device)).toBe(false);
    for (const changed of [
      { ...device, deviceKey: stranger.publicKey },
      { ...device, nonce: "other" },
      { ...device, origin: "https://other.example" },
    ]) {
      expect(await verifyEnrolment(enrolment.publicKey, signature, changed)).toBe(false);
    }
  });

  it("is no login, and a login is no enrolment", async () => {
    const keys = await fives();
    const device = { ...login, deviceKey: keys.publicKey };
    expect(await verifyEnrolment(keys.publicKey, await signLogin(keys, login), device)).toBe(false);
    expect(await verifyLogin(keys.publicKey, await signEnrolment(keys, device), login)).toBe(false);
    expect(toBase64url(await signLogin(keys, login))).toHaveLength(86);
  });
});
