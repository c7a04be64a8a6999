import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Keycard } from "@/features/keyring/keycard";
import { type Keyring, keyringOf } from "@/features/keyring/keyring";
import type { KeysTrouble } from "@/features/keyring/keys-trouble";
import { makeNewMember } from "@/features/keyring/new-member";
import { selfAdmit } from "@/seal/admission";
import { importEpochKey, makeEpochKey } from "@/seal/network-seal";
import { sendSealed } from "./send-sealed";

const network = "4b6c3f0e-6d0f-4c57-9d6a-0b8a2a1f9e11";
const row = "9f1d2c3b-4a5e-4f60-8b7a-6c5d4e3f2a10";
const note = { table: "needs", row, field: "note" };

let keycard: Keycard;
let newerCard: Keycard;
/** What the server is asked, and what it answers. */
let sent: { path: string; body: { sealed: string; epoch: number } }[];
let answers: (object | "lost")[];

beforeAll(async () => {
  const admit = (keys: Parameters<typeof selfAdmit>[0], member: string) =>
    selfAdmit(keys, { network, member, epoch: 1 });
  const founder = { network, epoch: 1, epochKey: makeEpochKey(), voucher: null, admit };
  ({ keycard } = await makeNewMember(founder));
  const epochKeys = { ...keycard.epochKeys, 2: await importEpochKey(makeEpochKey()) };
  newerCard = { ...keycard, epochKeys };
});

beforeEach(() => {
  sent = [];
  answers = [];
  vi.stubGlobal("document", { documentElement: { lang: "en" } });
  vi.stubGlobal("fetch", async (path: string, { body }: { body: string }) => {
    sent.push({ path, body: JSON.parse(body) });
    const answer = answers.shift();
    if (answer === "lost") throw new TypeError("Failed to fetch");
    return Response.json(answer);
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
});

const done = { ok: true, value: null };
const stale = { ok: false, reason: "stale-epoch", message: "The network changed its key." };

describe("a sealed write", () => {
  it("is sent once when the keys are the newest", async () => {
    answers = [done];
    const renew = vi.fn(async () => newer());
    expect(await write(keyringOf(keycard, null, renew))).toEqual(done);
    expect(sent.map(({ path }) => path)).toEqual([`/api/n/${network}/post-need`]);
    expect(renew).not.toHaveBeenCalled();
  });

  it("is sealed again with the newer keys when the network has changed them, and nothing of it is lost", async () => {
    answers = [stale, done];
    expect(await write(keyringOf(keycard, null, async () => newer()))).toEqual(done);
    expect(sent.map(({ body }) => body.epoch)).toEqual([1, 2]);
    const [, second] = sent;
    expect(await newer().open(second?.body.sealed ?? "", { ...note, epoch: 2 })).toBe("Two seats.");
  });

  it("is given up after one more try, and when there are no newer keys", async () => {
    answers = [stale, stale];
    expect(await write(keyringOf(keycard, null, async () => newer()))).toEqual(stale);
    expect(sent).toHaveLength(2);
    answers = [stale];
    expect(await write(keyringOf(keycard))).toEqual(stale);
    expect(sent).toHaveLength(3);
  });

  it("is not sent while the keys are in trouble, before the first try or the second", async () => {
    expect(await write(keyringOf(keycard, "keys-changed"))).toMatchObject({ reason: "keys-changed" });
    expect(sent).toEqual([]);
    answers = [stale];
    const lowered = keyringOf(keycard, null, async () => newer("epoch-lowered"));
    expect(await write(lowered)).toMatchObject({ ok: false, reason: "epoch-lowered" });
    expect(sent).toHaveLength(1);
  });

  it("says what else the server says, or that nothing was heard", async () => {
    answers = [{ ok: false, reason: "too-many", message: "Wait." }, "lost"];
    expect(await write(keyringOf(keycard))).toMatchObject({ reason: "too-many" });
    expect(await write(keyringOf(keycard))).toMatchObject({ ok: false, reason: "offline" });
  });
});

describe("a keyring", () => {
  it("asks for newer keys once when it meets a text that needs them", async () => {
    const renew = vi.fn(async () => newer());
    const keyring = keyringOf(keycard, null, renew);
    const { sealed, epoch } = await newer().seal("Two seats.", note);
    await expect(keyring.open(sealed, { ...note, epoch })).rejects.toThrow("no key of epoch 2");
    await expect(keyring.open(sealed, { ...note, epoch, row: network })).rejects.toThrow();
    expect(renew).toHaveBeenCalledTimes(1);
  });

  it("opens no text that was moved to another row, field or epoch", async () => {
    const keyring = newer();
    const { sealed, epoch } = await keyring.seal("Two seats.", note);
    expect(await keyring.open(sealed, { ...note, epoch })).toBe("Two seats.");
    const moved = [{ row: network }, { field: "title" }, { table: "offers" }, { epoch: 1 }];
    const opened = moved.map((change) => keyring.open(sealed, { ...note, epoch, ...change }));
    expect((await Promise.allSettled(opened)).map(({ status }) => status)).toEqual(
      moved.map(() => "rejected"),
    );
  });
});

function write(keyring: Keyring) {
  return sendSealed(keyring, "post-need", (keyring) => keyring.seal("Two seats.", note));
}

function newer(trouble: KeysTrouble | null = null): Keyring {
  return keyringOf(newerCard, trouble);
}
