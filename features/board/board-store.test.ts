import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { BoardPayload } from "@/domain/board";
import { boardDelta } from "@/domain/board-delta";
import { type BoardStore, boardStore } from "./board-store";

let store: BoardStore;
let served: BoardPayload[];
let asked: (string | null)[];

beforeEach(() => {
  served = [];
  asked = [];
  vi.stubGlobal("fetch", async (_path: string, { headers }: { headers: Record<string, string> }) => {
    asked.push(headers["if-none-match"] ?? null);
    const board = served.shift();
    if (!board) throw new TypeError("offline");
    return headers["if-none-match"] === `"${board.version}"`
      ? new Response(null, { status: 304 })
      : Response.json(board);
  });
  vi.spyOn(Math, "random").mockReturnValue(0);
  store = boardStore(crypto.randomUUID());
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe("what is said about the network", () => {
  it("is taken in once, step by step, without asking", async () => {
    await load(board(3));
    for (const version of [4, 5]) store.hear(step(version - 1, version));
    const reached = store.current().board;
    expect(reached).toEqual(board(5));
    store.hear(step(4, 5));
    store.hear(step(3, 4));
    expect(store.current().board).toBe(reached);
    expect(asked).toEqual([null]);
  });

  it("has the whole asked for when a step is missing, or the server holds it no more", async () => {
    await load(board(3));
    served.push(board(7));
    store.hear(step(6, 7));
    await expect.poll(versionShown).toBe(7);
    served.push(board(9));
    store.hear({ kind: "behind", version: 9 });
    await expect.poll(versionShown).toBe(9);
    served.push(board(11));
    store.hear({ kind: "version", version: 11, now: 1 });
    await expect.poll(versionShown).toBe(11);
    expect(asked).toEqual([null, '"3"', '"7"', '"9"']);
  });

  it("is not lost when it comes while an older board is on its way", async () => {
    served.push(board(3), board(4));
    const loading = store.refresh();
    store.hear(step(3, 4));
    await loading;
    expect(store.current().board).toEqual(board(4));
  });

  it("confirms the board that is here, and takes back that there was no line", async () => {
    await load(board(3));
    expect(store.isLive()).toBe(false);
    store.hear({ kind: "version", version: 3, now: 2e12 });
    expect([store.isLive(), store.current().confirmedAt]).toEqual([true, 2e12]);
    store.hear({ kind: "lost" });
    await expect.poll(() => store.current().trouble).toBe("offline");
    expect(store.isLive()).toBe(false);
    store.hear({ kind: "version", version: 3, now: 2e12 + 1 });
    expect(store.current()).toMatchObject({ trouble: null, confirmedAt: 2e12 + 1 });
  });
});

function board(version: number): BoardPayload {
  const places = Array.from({ length: version }, (_, index) => {
    return { id: String(index), label: `place ${version % 2}`, epoch: 1, cell: null };
  });
  const [members, needs, offers, series] = [[], [], [], []];
  const network = { profile: "sealed", epoch: 1 };
  return { version, zone: "UTC", epoch: 1, network, members, places, areas: {}, needs, offers, series };
}

function step(from: number, to: number) {
  return { kind: "delta", delta: boardDelta(board(from), board(to)) } as const;
}

async function load(first: BoardPayload): Promise<void> {
  served.push(first);
  await store.refresh();
}

function versionShown(): number | undefined {
  return store.current().board?.version;
}
