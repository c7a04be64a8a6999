import { randomUUID } from "node:crypto";
import { beforeEach, expect, it, vi } from "vitest";
import { selfAdmit } from "@/seal/admission";
import { fromBase64url, toBase64url } from "@/seal/bytes";
import { importEpochKey, makeEpochKey, openRevised, sealForNetwork } from "@/seal/network-seal";
import type { Keycard } from "./keycard";
import { knownTexts } from "./known-texts";
import { type NetworkTexts, networkTexts } from "./network-texts";
import { makeNewMember } from "./new-member";

const network = randomUUID();
const note = { table: "needs", row: randomUUID(), field: "note" };
let keycard: Keycard;
let lookAgain: () => Promise<void>;
/** Of a device that knows the second epoch, and has seen the note changed four times. */
let texts: NetworkTexts;

beforeEach(async () => {
  const made = await makeNewMember({
    ...{ network, epoch: 1, epochKey: makeEpochKey(), voucher: null },
    admit: (keys, member) => selfAdmit(keys, { network, member, epoch: 1 }),
  });
  const epochKeys = { ...made.keycard.epochKeys, 2: await importEpochKey(makeEpochKey()) };
  keycard = { ...made.keycard, epochKeys };
  lookAgain = vi.fn(async () => {});
  const seen = new Map([[`needs note ${note.row}`, 5]]);
  const knowledge = { texts: knownTexts({ epoch: 2, revisions: seen }, () => {}), lookAgain };
  texts = networkTexts(keycard, knowledge, () => {});
});

it("opens what is no older than what was known", async () => {
  const sealed = await inSecond(5);
  expect(await texts.open(sealed, { ...note, epoch: 2 })).toBe("Five.");
  expect(texts.opened(sealed, { ...note, epoch: 2 })).toBe("Five.");
  expect(lookAgain).not.toHaveBeenCalled();
});

it("does not give an earlier revision, nor what is under an older key, and says that this is why", async () => {
  for (const [sealed, epoch] of [[await inSecond(4), 2] as const, [await sealAs(9, 1), 1] as const]) {
    const at = { ...note, epoch };
    await expect(texts.open(sealed, at)).rejects.toThrow("older");
    expect([texts.opened(sealed, at), texts.isOlder(sealed, at)]).toEqual([null, true]);
  }
  expect(lookAgain).toHaveBeenCalledTimes(2);
});

it("says so only after having looked whether it is the page that is older", async () => {
  let settle = () => {};
  vi.mocked(lookAgain).mockReturnValue(
    new Promise((done) => {
      settle = done;
    }),
  );
  const sealed = await inSecond(4);
  const at = { ...note, epoch: 2 };
  const opening = texts.open(sealed, at).catch(() => "older");
  await vi.waitFor(() => expect(lookAgain).toHaveBeenCalled(), { timeout: 30_000 });
  expect(texts.opened(sealed, at)).toBeUndefined();
  settle();
  expect(await opening).toBe("older");
});

it("calls nothing older that is damaged, or under a key it has not", async () => {
  const damaged = toBase64url(fromBase64url(await inSecond(4)).subarray(0, 100));
  for (const at of [
    { ...note, epoch: 2 },
    { ...note, epoch: 3 },
  ]) {
    await expect(texts.open(damaged, at)).rejects.toThrow();
    expect(texts.isOlder(damaged, at)).toBe(false);
  }
});

it("seals a change as later than all it has seen, and something new as the first", async () => {
  const revisionOf = async (at: typeof note, isChange?: boolean) => {
    const { sealed, epoch } = await texts.seal("New.", at, isChange);
    expect(epoch).toBe(2);
    return (await openRevised(keyOf(2), fromBase64url(sealed), { network, ...at, epoch })).revision;
  };
  const other = { ...note, row: randomUUID() };
  expect(await revisionOf(other)).toBe(1);
  expect(await revisionOf(other, true)).toBeGreaterThan(1);
  expect(await revisionOf(note)).toBeGreaterThan(5);
});

function inSecond(revision: number) {
  return sealAs(revision, 2);
}

async function sealAs(revision: number, epoch: number): Promise<string> {
  return toBase64url(await sealForNetwork(keyOf(epoch), "Five.", { network, ...note, epoch }, revision));
}

function keyOf(epoch: number): CryptoKey {
  const key = keycard.epochKeys[epoch];
  if (!key) throw new Error(`There is no key of epoch ${epoch}.`);
  return key;
}
