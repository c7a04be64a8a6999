import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Answer } from "@/features/access/ask-server";
import type { Keycard } from "@/features/keyring/keycard";
import { type Keyring, keyringOf } from "@/features/keyring/keyring";
import { knownTexts } from "@/features/keyring/known-texts";
import { makeNewMember } from "@/features/keyring/new-member";
import { selfAdmit } from "@/seal/admission";
import { fromBase64url } from "@/seal/bytes";
import { importEpochKey, makeEpochKey, openRevised } from "@/seal/network-seal";
import type { Kept } from "./entry-store";
import { type Entry, entryOf, type Outgoing } from "./outgoing";
import { type Line, sendRound } from "./send-round";

const network = "4b6c3f0e-6d0f-4c57-9d6a-0b8a2a1f9e11";
const row = "9f1d2c3b-4a5e-4f60-8b7a-6c5d4e3f2a10";

let keycard: Keycard;
let older: Keyring;
let newer: Keyring;
/** What is kept, what the server was asked, and what it answers: a yes when nothing is said. */
let kept: Map<string, Entry>;
let asked: { verb: string; body: Record<string, unknown>; kept: Entry | undefined }[];
let answers: Answer<unknown>[];
let awaited: Set<string>;

beforeAll(async () => {
  const admit = (keys: Parameters<typeof selfAdmit>[0], member: string) =>
    selfAdmit(keys, { network, member, epoch: 1 });
  const founder = { network, epoch: 1, epochKey: makeEpochKey(), voucher: null, admit };
  keycard = (await makeNewMember(founder)).keycard;
  const epochKeys = { ...keycard.epochKeys, 2: await importEpochKey(makeEpochKey()) };
  newer = keyringOf({ ...keycard, epochKeys });
  older = keyringOf(keycard, null, async () => newer);
});

beforeEach(() => {
  vi.stubGlobal("document", { documentElement: { lang: "en", dataset: {} } });
  kept = new Map();
  asked = [];
  answers = [];
  awaited = new Set();
});

describe("a round", () => {
  it("sends what waits in the order in which it was written, and keeps nothing of it", async () => {
    add("1", "2", "3");
    expect(await round()).toEqual({ waits: false, after: 0 });
    expect(asked.map(({ body }) => body.need)).toEqual(["1", "2", "3"]);
    expect(kept.size).toBe(0);
  });

  it("takes along what is written meanwhile", async () => {
    add("1");
    await round({
      ask: async (verb, body) => {
        if (asked.length === 0) add("2");
        return answer(verb, body);
      },
    });
    expect(asked.map(({ body }) => body.need)).toEqual(["1", "2"]);
  });

  it("has written down that an entry goes out before it does", async () => {
    add("1");
    await round();
    expect(asked[0]?.kept).toMatchObject({ tries: 1, unheard: true });
  });

  it("ends where the line does; nothing is lost, and what was asked is asked again just so", async () => {
    add("1", "2", "3");
    answers = [yes, no("offline")];
    expect(await round()).toEqual({ waits: true, after: 0 });
    expect([...kept.values()].map(({ why, unheard }) => [why, unheard])).toEqual([
      ["offline", true],
      [null, false],
    ]);
    await round();
    expect(asked.map(({ body }) => body.need)).toEqual(["1", "2", "2", "3"]);
    expect(asked[2]?.body).toEqual(asked[1]?.body);
    expect(kept.size).toBe(0);
  });

  it.each(["offline", "broken", "unavailable"] as const)(
    "knows that it may have arrived after %s",
    async (reason) => {
      add("1");
      answers = [no(reason)];
      await round();
      answers = [no("too-many")];
      await round();
      expect([...kept.values()]).toMatchObject([{ unheard: true, tries: 2 }]);
    },
  );

  it("knows that nothing has arrived after an answer of ours", async () => {
    add("1");
    answers = [no("too-many")];
    await round();
    expect([...kept.values()]).toMatchObject([{ unheard: false, tries: 1 }]);
  });

  it("leaves the server alone for as long as it asks for", async () => {
    add("1", "2");
    answers = [{ ...no("too-many"), after: 40 }];
    expect(await round()).toEqual({ waits: true, after: 40 });
    expect(asked).toHaveLength(1);
  });

  it("keeps what was refused, with the sentence, and goes on with what has nothing to do with it", async () => {
    add("1", "2");
    keep({ ...plain("1"), verb: "withdraw-need" });
    answers = [no("over")];
    expect(await round()).toEqual({ waits: false, after: 0 });
    expect(asked.map(({ verb, body }) => [verb, body.need])).toEqual([
      ["post-need", "1"],
      ["post-need", "2"],
    ]);
    expect([...kept.values()].map(({ verb, refusal }) => [verb, refusal])).toEqual([
      ["post-need", { reason: "over", message: "No.", final: false }],
      ["withdraw-need", null],
    ]);
  });

  it("keeps nothing of a refusal that somebody is there to hear", async () => {
    add("1");
    awaited.add([...kept.values()][0]?.id ?? "");
    answers = [no("over")];
    const told = vi.fn();
    await round({ told });
    expect(kept.size).toBe(0);
    expect(told).toHaveBeenCalledWith(expect.anything(), no("over"), null);
  });

  it("goes past an entry that the server stumbles over again and again, but not at first", async () => {
    add("1", "2");
    answers = [no("broken")];
    expect(await round()).toEqual({ waits: true, after: 0 });
    expect(asked).toHaveLength(1);
    answers = [no("broken")];
    await round();
    answers = [no("broken")];
    await round();
    expect(asked.map(({ body }) => body.need)).toEqual(["1", "1", "1", "2"]);
    expect([...kept.values()]).toMatchObject([{ stumbles: 3, why: "broken" }]);
  });

  it("takes it for done when something to take back never arrived", async () => {
    keep({ ...plain("1"), verb: "withdraw-need", undoes: true });
    answers = [no("not-found")];
    await round();
    expect(kept.size).toBe(0);
  });
});

describe("a note", () => {
  const note = { text: "By the north fence", table: "needs", row };

  it("goes out in the same bytes each time, and opens", async () => {
    keep({ ...plain(row), note });
    answers = [no("offline")];
    await round();
    await round();
    expect(asked[1]?.body).toEqual(asked[0]?.body);
    const { sealed, epoch } = bodyOf(1).note as { sealed: string; epoch: number };
    expect(await older.open(sealed, { table: "needs", row, field: "note", epoch })).toBe(note.text);
  });

  it("of a change is sealed each time, as later than what has come meanwhile", async () => {
    keep({ ...plain(row), verb: "edit-need", note });
    answers = [no("offline")];
    await round();
    await round();
    const [first, second] = asked.map(({ body }) => body.note as { sealed: string; epoch: number });
    expect(second?.sealed).not.toBe(first?.sealed);
    expect(await older.open(second?.sealed ?? "", { table: "needs", row, field: "note", epoch: 1 })).toBe(
      note.text,
    );
  });

  it("is sealed again when the network has begun with another key", async () => {
    keep({ ...plain(row), note });
    answers = [no("stale-epoch")];
    await round();
    expect(asked.map(({ body }) => (body.note as { epoch: number }).epoch)).toEqual([1, 2]);
    expect(kept.size).toBe(0);
  });

  it("of a post that had arrived before goes on as a change of it", async () => {
    keep({ ...plain(row), note, otherwise: "edit-need" });
    answers = [no("conflict"), yes];
    await round();
    expect(asked.map(({ verb }) => verb)).toEqual(["post-need", "edit-need"]);
    expect(bodyOf(1)).toEqual({ ...bodyOf(0), note: expect.anything() });
    expect(kept.size).toBe(0);
  });

  it("of a post that goes on as a change is later than the post, and the next change later than that", async () => {
    const seen = knownTexts({ epoch: 1, revisions: new Map() }, () => {});
    const keyring = keyringOf(keycard, null, undefined, { texts: seen, lookAgain: async () => {} });
    keep({ ...plain(row), note, otherwise: "edit-need" });
    keep({ ...plain(row), verb: "edit-need", note: { ...note, text: "By the south fence" } });
    answers = [no("conflict"), no("offline")];
    await round({ keyring });
    // As it went out before, so that it is known again if it is the same.
    answers = [no("conflict"), yes, yes];
    await round({ keyring });
    expect(asked.map(({ verb }) => verb)).toEqual([
      ...["post-need", "edit-need"],
      ...["post-need", "edit-need", "edit-need"],
    ]);
    expect(bodyOf(2)).toEqual(bodyOf(0));
    const [post = 0, , , change = 0, next = 0] = await Promise.all(
      asked.map((_, index) => revisionOf(index)),
    );
    expect(post).toBe(1);
    expect(change).toBeGreaterThan(post);
    expect(next).toBeGreaterThan(change);
  });

  it("that was taken counts as seen here, and one that was not does not", async () => {
    const known = new Map<string, number>();
    const seen = knownTexts({ epoch: 1, revisions: new Map() }, (raised) => {
      for (const [address, revision] of raised) known.set(address, revision);
    });
    const keyring = keyringOf(keycard, null, undefined, { texts: seen, lookAgain: async () => {} });
    vi.useFakeTimers();
    try {
      keep({ ...plain(row), verb: "edit-need", note });
      answers = [no("offline")];
      await round({ keyring });
      vi.runAllTimers();
      expect(known.size).toBe(0);
      await round({ keyring });
      vi.runAllTimers();
    } finally {
      vi.useRealTimers();
    }
    expect([...known]).toEqual([[`needs note ${row}`, await revisionOf(1)]]);
  });

  it("is not lost when the change is refused as well", async () => {
    keep({ ...plain(row), note, otherwise: "edit-need" });
    answers = [no("conflict"), no("conflict")];
    await round();
    expect([...kept.values()]).toMatchObject([{ note, refusal: { reason: "conflict", final: false } }]);
  });

  it("waits for a person while the keys are in trouble", async () => {
    keep({ ...plain(row), note });
    await round({ keyring: { ...older, trouble: "epoch-lowered" } });
    expect(asked).toEqual([]);
    expect([...kept.values()]).toMatchObject([
      { refusal: { reason: "epoch-lowered", final: false }, tries: 0 },
    ]);
  });
});

describe("a contact", () => {
  const contact = { match: row, other: "malik", text: "Bell 3" };

  it("is sealed for whom the network vouches for when it goes out", async () => {
    keep({ ...plain(row), verb: "claim-offer", contact });
    const findKey = vi.fn(async () => ({ ok: true as const, value: otherKey() }));
    await round({ findKey });
    expect(findKey).toHaveBeenCalledWith(network, "malik");
    expect(await older.openContact(ownCopyOf(0))).toEqual({ text: "Bell 3", by: older.member });
  });

  it.each(["untrusted", "keys-changed"] as const)("stays here when the key is %s", async (reason) => {
    keep({ ...plain(row), verb: "claim-offer", contact });
    await round({ findKey: async () => no(reason) });
    expect(asked).toEqual([]);
    expect([...kept.values()]).toMatchObject([{ refusal: { reason, final: false }, unheard: false }]);
  });

  it("waits when the key is not to be had without a line", async () => {
    keep({ ...plain(row), verb: "claim-offer", contact });
    expect(await round({ findKey: async () => no("offline") })).toEqual({ waits: true, after: 0 });
    expect([...kept.values()]).toMatchObject([{ why: "offline", tries: 0, unheard: false }]);
  });

  it("of a guest has its copy for the guest's key, and says for whom it is", async () => {
    keep({ ...plain(row), verb: "claim-offer", contact, as: "guest" });
    const findKey = vi.fn(async () => ({ ok: true as const, value: otherKey() }));
    await round({ findKey });
    expect(findKey.mock.calls).toEqual([
      [network, "malik"],
      [network, "guest"],
    ]);
    expect(asked[0]?.body.as).toBe("guest");
    await expect(older.openContact(ownCopyOf(0))).rejects.toThrow();
  });
});

const yes: Answer<null> = { ok: true, value: null };
type No = Answer<never> & { ok: false };

function no(reason: No["reason"]): No {
  return { ok: false, reason, message: "No." };
}

function bodyOf(index: number): Record<string, unknown> {
  const one = asked[index];
  if (!one) throw new Error(`Nothing was asked ${index + 1} times.`);
  return one.body;
}

/** Of the note that was handed over. */
async function revisionOf(index: number): Promise<number> {
  const { sealed, epoch } = bodyOf(index).note as { sealed: string; epoch: number };
  const at = { network, table: "needs", row, field: "note", epoch };
  const key = keycard.epochKeys[epoch];
  if (!key) throw new Error(`There is no key of epoch ${epoch}.`);
  return (await openRevised(key, fromBase64url(sealed), at)).revision;
}

function ownCopyOf(index: number) {
  const sealed = String(bodyOf(index).ownCopy);
  return { match: row, other: "malik", sealed, field: "own_copy" as const };
}

function plain(need: string): Outgoing {
  return { verb: "post-need", body: { need }, about: [need] };
}

function keep(outgoing: Outgoing) {
  kept.set(String(kept.size + asked.length).padStart(3, "0"), entryOf(outgoing, "ines", null));
}

function add(...needs: string[]) {
  for (const need of needs) keep(plain(need));
}

async function answer(verb: string, body: object): Promise<Answer<unknown>> {
  const [first] = [...kept.values()].filter(({ refusal, tries }) => !refusal && tries > 0);
  asked.push({ verb, body: { ...body }, kept: first });
  return answers.shift() ?? yes;
}

function round(part: Partial<Line> = {}) {
  return sendRound({
    store: {
      list: async () => [...kept].sort().map(([key, entry]): Kept => ({ key, entry })),
      change: async (key, entry) => void kept.set(key, entry),
      drop: async (key) => void kept.delete(key),
    },
    keyring: older,
    findKey: async () => no("untrusted"),
    ask: answer,
    isAwaited: (id) => awaited.has(id),
    told: () => {},
    ...part,
  });
}

/** Of somebody else, as the network would give it. */
function otherKey(): string {
  return "CSCb3Kw0ntvUYzrGGdZ3rVjkRUmqcNMzmN4QGPoLRVs";
}
