import { beforeAll, describe, expect, it } from "vitest";
import { fromBase64url } from "./bytes";
import type { SealingKeys } from "./curves";
import {
  guestSealingKeys,
  makeGuestKey,
  mostFormerKeys,
  openGuestSecrets,
  renewGuestSecrets,
  sealGuestSecrets,
} from "./guest";
import { OpenError } from "./open-error";
import { openFromPair, sealForPair } from "./pair-seal";
import { makeSealingKeys, sealingKeysFromPrivate } from "./sealing";
import { countOpened, cutAndExtended, flippedBytes, here } from "./tampering";

const place = { network: "net-1", guest: "ama" };
const secrets = {
  privateKey: "BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc",
  contact: "Ring twice: +1 555 0100",
};

let coordinator: SealingKeys;
beforeAll(async () => {
  coordinator = await sealingKeysFromPrivate(new Uint8Array(32).fill(9));
});

describe("secrets of a guest", () => {
  it("open for the one they were sealed for", async () => {
    const sealed = await sealGuestSecrets(coordinator.publicKey, secrets, place);
    expect(await openGuestSecrets(coordinator, sealed, place)).toEqual(secrets);
    expect(Buffer.from(sealed).includes(Buffer.from(fromBase64url(secrets.privateKey)))).toBe(false);
  });

  it("do not open for others, for another guest or network, or changed", async () => {
    const sealed = await sealGuestSecrets(coordinator.publicKey, secrets, place);
    const others = await makeSealingKeys();
    await expect(openGuestSecrets(others, sealed, place)).rejects.toThrow(OpenError);
    for (const moved of [
      { ...place, guest: "bo" },
      { ...place, network: "net-2" },
    ])
      await expect(openGuestSecrets(coordinator, sealed, moved)).rejects.toThrow(OpenError);
    const changed = [...flippedBytes(sealed).slice(0, 40), ...cutAndExtended(sealed)];
    expect(await countOpened(changed.map((bytes) => () => openGuestSecrets(coordinator, bytes, place)))).toBe(
      0,
    );
  });

  it.each([
    ...["", "{}", '{"privateKey":"BwcH","contact":""}', `{"privateKey":"${secrets.privateKey}"}`],
    JSON.stringify({ ...secrets, former: "BwcH" }),
    JSON.stringify({ ...secrets, former: ["BwcH"] }),
  ])("are not %s", async (text) => {
    const context = { network: "net-1", table: "guest_keys", row: "ama", field: "secrets", epoch: 0 };
    const sealed = await sealForPair(coordinator.publicKey, text, context);
    await expect(openGuestSecrets(coordinator, sealed, place)).rejects.toThrow(OpenError);
  });
});

describe("a guest's new key", () => {
  const keepFormer = true;

  it("leaves what is reached as it was, and keeps the key of before for earlier contacts", async () => {
    const renewed = renewGuestSecrets(secrets, { keepFormer });
    expect(renewed).toMatchObject({ contact: secrets.contact, former: [secrets.privateKey] });
    expect(renewed.privateKey).not.toBe(secrets.privateKey);
    const sealed = await sealGuestSecrets(coordinator.publicKey, renewed, place);
    expect(await openGuestSecrets(coordinator, sealed, place)).toEqual(renewed);
    const again = renewGuestSecrets(renewed, { keepFormer });
    expect(again.former).toEqual([renewed.privateKey, secrets.privateKey]);
  });

  it("keeps none where nothing was sealed, and never more than so many", async () => {
    let renewed = renewGuestSecrets(secrets, { keepFormer });
    for (let change = 0; change < 20; change++) renewed = renewGuestSecrets(renewed, { keepFormer });
    expect(renewed.former).toHaveLength(mostFormerKeys);
    expect(renewGuestSecrets(renewed, { keepFormer: false })).not.toHaveProperty("former");
  });
});

it("gives keys to which members seal as to one another", async () => {
  const privateKey = makeGuestKey();
  expect(makeGuestKey()).not.toBe(privateKey);
  const keys = await guestSealingKeys({ privateKey });
  const sealed = await sealForPair(keys.publicKey, "12 Quay Street", here);
  expect(await openFromPair(await guestSealingKeys({ privateKey }), sealed, here)).toBe("12 Quay Street");
});
