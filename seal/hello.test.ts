import { beforeAll, describe, expect, it } from "vitest";
import { type Introduction, introduce } from "./admission";
import { sealBytes } from "./aes-gcm";
import { fromBase64url } from "./bytes";
import { canonical } from "./canonical";
import { openHello, sealHello } from "./hello";
import { deriveInvite, makeInvite } from "./invite";
import type { MemberKeys } from "./member-keys";
import { pad } from "./padding";
import { sealingKeysFromPrivate } from "./sealing";
import { signingKeysFromSeed } from "./signing";
import { countOpened, cutAndExtended, flippedBytes } from "./tampering";

const secret = Uint8Array.from({ length: 16 }, (_, index) => index);
const here = { invite: "invite-1", network: "net-1" };
const frozen =
  "AYMKXD-c5AxcVszek-LsPjz82gAt3zhtuIBiIkry4NqmLWOVgNOYZASCh93ny71Js_q6a12rCNLI0dBmYLOG4Ft-Ow8qk5MM8ibKbodh" +
  "5v5-Kb_7c-0_7lzL8BlIuYH-QSz20B61WZdnCnOwiHpFJkm2Y3lourX4DpWa739-t7BeN5WrvbIzM7IKhYU52vlwoUiqxD4ZlsrReF9X" +
  "WqMYR7T_KOkxSslh7EyjtW4XCa2TM5gpEX2q_4xGnhSjk980J0NJ8Ur9qeg00u5pDacKx8S599WET4rKs2tl8ddt9l8OXVSNwXTlfpEA" +
  "yNN-xQkVHJKIx0_VBjcQZfB7h6zVdGAXuKZkbB9LD2eGoXQzIYx8UOEj0jxjbejrIc1PbvHQ0AupIZOBJ8111aMlFlFC1vMjQ8ZRsYLp" +
  "XibisdSlGeBomR0NnqQ8UaWTdyxO9RYkzKIRtc5VE_HW-l1JY3Zgq71QvUHkdCaOKKvZPcIfaIa7VjP7xuHmJuEdgEPkfQH57-V32vv_" +
  "zaHJaAjLifLeYtHbC_MzANzTOe-bkBH4yRQNpngdb7qCjbLJagh8qrm3sfBca5Rvpwh09CI8Mj8J_tOWt_Kc-8JuI5jszBwJwnlUR5Da" +
  "dGBf-VFLjy84Kvk6QyciOcY2W4OBgenE8iALPHYdz2Muohts7vb3vsjfLMKJhzWTr6AWh9Md1YsZrFuUpfpqknVPLWPFqYFuuaR3drop" +
  "DifzHb0sqQVc75VLmTqXXKUJgxXCBz50PsM001gQjR9FtEK4rPkyk2J7joghfbGLrKdBWsgJNcqpwZ6XOObtioV8DNovEfsjKzlqd5Pz" +
  "5Rl8WcpUM4Tt1un_6tBGaspZh4zxFqlbffgvtoXXYc3dhRQLB2EqQhsU1HOfvJoko6PRS3gByHE1As8kMj30-bt9xxskN_rF8V5KUj7Q" +
  "3oLcI5FGi9j5zxScISg9Qcq5nsWvmuLmWxqBQ-PCOccbedNo88lkbrPWhP9iUD2k2cOT5x1Wa8NvYuxQHWWOZAQAGXxVP3Dld3SKxg5H" +
  "RQIUN9wFaw36ZfIx05jNN7DOk-P3BWUYFE3Fe7BhtjR-F2E6iRBvu-guF7iBj4XM3u1NNx1pOBoTxgbPfjp-8FxNAPcUAa9NtdOzQnV1" +
  "uta6UMGiWSDED6HFq5uEpl8QWDurb2jhKoRpOfZhej8eMAtuUWUjrzOuM1ysPI2hu9JC_EYIcmIN-I9hjLWg8MLq43tQvzt4EbgriQgt" +
  "tjDRgpKPJtw8Lnn_1Ejer2iHPSTIwhhuecSaEe9pvjUKxDRa8ybhQA_P3LG2POBXq_mYPhMQxHK4iDX2_evZsYR_MzwqKi1KVjSdXa2F" +
  "7qSSVfsGfuPHEqqV6TVQ0nbsBYgoZUTmbOTK4ugqYq7cl8rHTUcw";

let keys: MemberKeys;
let introduction: Introduction;

beforeAll(async () => {
  keys = {
    signing: await signingKeysFromSeed(new Uint8Array(32).fill(6)),
    sealing: await sealingKeysFromPrivate(new Uint8Array(32).fill(10)),
  };
  introduction = await introduce(keys, { network: "net-1", member: "newcomer" });
});

describe("hello", () => {
  it("opens what was sealed when this format was made", async () => {
    const { helloKey } = await deriveInvite(secret);
    expect(await openHello(helloKey, fromBase64url(frozen), here)).toEqual({ name: "Ana ✊", introduction });
  });

  it("does not open with another link, for another invite or network, or changed", async () => {
    const { helloKey, packetKey } = await deriveInvite(secret);
    const sealed = await sealHello(helloKey, { name: "Ana", introduction }, "invite-1");
    expect(await openHello(helloKey, sealed, here)).toEqual({ name: "Ana", introduction });
    const other = await makeInvite();
    const bad = [...flippedBytes(sealed), ...cutAndExtended(sealed)];
    const attempts = [
      () => openHello(other.helloKey, sealed, here),
      () => openHello(packetKey, sealed, here),
      () => openHello(helloKey, sealed, { ...here, invite: "invite-2" }),
      () => openHello(helloKey, sealed, { ...here, network: "net-2" }),
      ...bad.map((changed) => () => openHello(helloKey, changed, here)),
    ];
    expect(await countOpened(attempts)).toBe(0);
  });

  it("does not open to keys whose holder did not sign, nor to anything that is no hello", async () => {
    const { helloKey } = await deriveInvite(secret);
    const other = await introduce(keys, { network: "net-1", member: "somebody" });
    const contents = [
      "",
      "null",
      JSON.stringify({ introduction }),
      JSON.stringify({ name: "", introduction }),
      JSON.stringify({ name: "Ana", introduction: { ...introduction, sealing: introduction.signing } }),
      JSON.stringify({ name: "Ana", introduction: { ...introduction, proof: other.proof } }),
      JSON.stringify({ name: "Ana", introduction: { ...introduction, proof: "" } }),
    ];
    const place = canonical("holdfast hello v1", ["invite-1"]);
    const attempts = contents.map(
      (content) => async () => openHello(helloKey, await sealBytes(helloKey, pad(content), place), here),
    );
    expect(await countOpened(attempts)).toBe(0);
  });
});
