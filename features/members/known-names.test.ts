import { randomUUID } from "node:crypto";
import { beforeEach, expect, test, vi } from "vitest";
import { learnNames, recallNames } from "./known-names";

const day = 24 * 60 * 60_000;
const [eve, rosa] = [randomUUID(), randomUUID()];
let notes: Map<string, string>;
let keyring: Parameters<typeof learnNames>[0];

beforeEach(() => {
  vi.stubGlobal("navigator", {});
  notes = new Map();
  keyring = {
    network: randomUUID(),
    remember: async (key, text) => void notes.set(key, text),
    recall: async (key) => notes.get(key) ?? null,
  };
});

const learn = (names: Record<string, string | null>, now: number) =>
  learnNames(keyring, new Map(Object.entries(names)), now);

test("says of a week what somebody was called before", async () => {
  expect(await learn({ [eve]: "Eve", [rosa]: "Rosa" }, 0)).toEqual(new Map());
  expect(await learn({ [eve]: "Rosa", [rosa]: "Rosa" }, day)).toEqual(new Map([[eve, ["Eve"]]]));
  expect(await learn({ [eve]: "Rosa", [rosa]: "Rosa" }, 7 * day)).toEqual(new Map([[eve, ["Eve"]]]));
  expect(await learn({ [eve]: "Rosa", [rosa]: "Rosa" }, 8 * day)).toEqual(new Map());
});

test("says it of one who went back to the old name", async () => {
  await learn({ [eve]: "Eve" }, 0);
  await learn({ [eve]: "Rosa" }, day);
  expect(await learn({ [eve]: "Eve" }, 2 * day)).toEqual(new Map([[eve, ["Rosa"]]]));
});

test("takes no name for another that looks the same", async () => {
  await learn({ [eve]: "Eve" }, 0);
  expect(await learn({ [eve]: "EVE " }, day)).toEqual(new Map());
});

test("keeps the first name through many", async () => {
  await learn({ [eve]: "Eve" }, 0);
  for (let index = 0; index < 9; index++) await learn({ [eve]: `Somebody ${index}` }, day + index);
  expect((await learn({ [eve]: "Rosa" }, 2 * day)).get(eve)?.[0]).toBe("Eve");
});

test("forgets nothing of one whose name does not open for a while", async () => {
  await learn({ [eve]: "Eve", [rosa]: null }, 0);
  expect(await learn({ [eve]: null, [rosa]: "Rosa" }, 1)).toEqual(new Map());
  expect(await recallNames(keyring)).toEqual(
    new Map([
      [eve, "Eve"],
      [rosa, "Rosa"],
    ]),
  );
  expect(await learn({ [eve]: "Rosa", [rosa]: "Rosa" }, day)).toEqual(new Map([[eve, ["Eve"]]]));
});

test("forgets who is not there any more, and fits its notes with any number of people", async () => {
  await learn({ [eve]: "Eve" }, 0);
  await learn({ [rosa]: "Rosa" }, 1);
  expect(await recallNames(keyring)).toEqual(new Map([[rosa, "Rosa"]]));
  const crowd = Object.fromEntries(Array.from({ length: 2_000 }, () => [randomUUID(), "🌹".repeat(60)]));
  for (let name = 0; name < 4; name++) {
    await learn(Object.fromEntries(Object.keys(crowd).map((id) => [id, `${"🌹".repeat(18)}${name}`])), name);
  }
  await learn(crowd, 9);
  expect(notes.size).toBe(16);
  for (const text of notes.values()) expect(Buffer.byteLength(text)).toBeLessThan(16_382);
});

test("writes nothing down that it knows already", async () => {
  await learn({ [eve]: "Eve" }, 0);
  const before = new Map(notes);
  keyring.remember = async () => {
    throw new Error("Nothing is new.");
  };
  await learn({ [eve]: "Eve" }, day);
  expect(notes).toEqual(before);
});
