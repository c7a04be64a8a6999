import { pbkdf2Sync } from "node:crypto";
import { describe, expect, it } from "vitest";
import { canonical } from "./canonical";
import { type ReadOut, readOutWords } from "./read-out-words";
import { fromWords, toWords } from "./words";

const asked: ReadOut = {
  network: "net-1",
  invite: "invite-1",
  signing: "bnoc3Smwt4_ROvTFWY_v9O8qlxZuPKby5Pv8zYBQW_E",
  sealing: "V9tLNZ8jrl4Ubk4lEgVnBHIlBjSMFQwUdT0Mkz0E1CE",
};

describe("read-out words", () => {
  it("are what they were when this format was made", async () => {
    expect(await readOutWords(asked)).toBe("hard small shell basic");
  });

  it("are the first four BIP39 words of what another PBKDF2 gives", async () => {
    const { network, invite, signing, sealing } = asked;
    const purpose = "holdfast read-out words v1";
    const message = canonical(purpose, [network, invite, signing, sealing]);
    const derived = pbkdf2Sync(message, canonical(purpose, [invite]), 200_000, 6, "sha256");
    const phrase = await toWords(Buffer.concat([derived, Buffer.alloc(10)]));
    expect(await fromWords(phrase)).toBeInstanceOf(Uint8Array);
    expect(await readOutWords(asked)).toBe(phrase.split(" ").slice(0, 4).join(" "));
  });

  it("differ for another network, invite or key", async () => {
    const others = [
      { ...asked, network: "net-2" },
      { ...asked, invite: "invite-2" },
      { ...asked, signing: asked.sealing },
      { ...asked, sealing: asked.signing },
    ];
    const words = await Promise.all([asked, ...others].map(readOutWords));
    expect(new Set(words).size).toBe(words.length);
  });
});
