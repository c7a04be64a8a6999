import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { refuseHere } from "@/features/access/ask-server";
import { load } from "@/features/access/send";
import type { Keyring } from "@/features/keyring/keyring";
import { checkName } from "./check-name";
import { refreshKeys } from "./refresh-keys";

vi.mock("@/features/access/send", () => ({ load: vi.fn() }));
vi.mock("./refresh-keys", () => ({ refreshKeys: vi.fn() }));

const [rosa, malik, guest] = [randomUUID(), randomUUID(), randomUUID()];
let names: Record<string, string>;
let keyring: Keyring;

beforeEach(() => {
  vi.stubGlobal("document", { documentElement: { lang: "en" } });
  vi.stubGlobal("navigator", {});
  const notes = new Map<string, string>();
  keyring = {
    network: randomUUID(),
    open: async (name: string, { table }: { table: string }) => JSON.stringify({ name, table }),
    remember: async (key: string, text: string) => void notes.set(key, text),
    recall: async (key: string) => notes.get(key) ?? null,
  } as unknown as Keyring;
  names = { [rosa]: "Rosa", [malik]: "Malik", [guest]: "Ama" };
  vi.mocked(load).mockImplementation(async () => ({ ok: true, value: everybody() }));
  const trusted = new Map([
    [rosa, { vouchedBy: null }],
    [malik, { vouchedBy: rosa }],
  ]);
  vi.mocked(refreshKeys).mockResolvedValue({ ok: true, value: { trusted } } as never);
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetAllMocks();
});

it("has nothing to say of names that are nobody else's", async () => {
  for (const id of [rosa, malik, guest]) expect(await checkName(keyring, id)).toBeNull();
});

it("says of a member whose name a guest was written down with that it is shared, and who vouches", async () => {
  names[guest] = "MALÍK";
  expect(await checkName(keyring, malik)).toEqual({
    ...{ name: "Malik", isShared: true, before: [], known: { voucher: "Rosa" } },
  });
  expect(await checkName(keyring, rosa)).toBeNull();
});

it("says of a guest with the name of a member that it is shared, and that they are a guest", async () => {
  names[malik] = "Ama";
  expect(await checkName(keyring, guest)).toEqual({
    ...{ name: "Ama", isShared: true, before: [], known: "guest" },
  });
});

it("says what a guest was called before", async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  try {
    expect(await checkName(keyring, guest)).toBeNull();
    names[guest] = "Ines";
    vi.advanceTimersByTime(21_000);
    expect(await checkName(keyring, guest)).toMatchObject({
      isShared: false,
      before: ["Ama"],
      known: "guest",
    });
  } finally {
    vi.useRealTimers();
  }
});

it("goes by what this device remembers without a line, and does not know then by whose word", async () => {
  names[guest] = "Rosa";
  vi.useFakeTimers({ toFake: ["Date"] });
  try {
    await checkName(keyring, guest);
    vi.mocked(load).mockResolvedValue(refuseHere("offline"));
    vi.mocked(refreshKeys).mockResolvedValue(refuseHere("offline"));
    vi.advanceTimersByTime(21_000);
    expect(await checkName(keyring, rosa)).toMatchObject({ isShared: true, known: "unsure" });
    expect(await checkName(keyring, guest)).toMatchObject({ isShared: true, known: "unsure" });
  } finally {
    vi.useRealTimers();
  }
});

/** As the server lists them; here a sealed name is the name. */
function everybody() {
  return Object.entries(names).map(([id, name]) => ({
    ...{ id, name, epoch: 1 },
    ...(id === guest ? { guest: true } : { role: "member" }),
  }));
}
