import { randomUUID } from "node:crypto";
import { beforeEach, expect, it, vi } from "vitest";
import { noPins } from "@/features/keyring/pins";
import { findTrustedKey } from "./find-trusted-key";
import type { OpenedKeys } from "./open-keys";
import { refreshKeys } from "./refresh-keys";

vi.mock("./refresh-keys", () => ({ refreshKeys: vi.fn() }));
vi.stubGlobal("document", { documentElement: { lang: "en" } });

/** Another one each time: what was verified a moment ago counts for its network. */
let network: string;

beforeEach(() => {
  network = randomUUID();
  vi.mocked(refreshKeys).mockReset();
});

it("gives the key of a member or guest who is believed, and verifies both at once", async () => {
  serve({ trusted: member("ana", "A"), guests: new Map([["gus", "G"]]) });
  expect(await findTrustedKey(network, "ana")).toEqual({ ok: true, value: "A" });
  expect(await findTrustedKey(network, "gus")).toEqual({ ok: true, value: "G" });
  expect(refreshKeys).toHaveBeenCalledTimes(1);
});

it("says why it gives none to somebody who is doubted, also when a guest of their id has one", async () => {
  const doubted = new Map([
    ["ana", "keys-changed"],
    ["ben", "untrusted"],
  ] as const);
  serve({ doubted, guests: new Map([["ana", "G"]]) });
  expect(await findTrustedKey(network, "ana")).toMatchObject({ ok: false, reason: "keys-changed" });
  expect(await findTrustedKey(network, "ben")).toMatchObject({ ok: false, reason: "untrusted" });
});

it("gives a member's own key and no guest's of the same id, and none to one who has left", async () => {
  const keys = { signing: "S", sealing: "Z" };
  const pinned = { ...noPins, members: { ana: keys, zoe: keys } };
  const guests = new Map(["ana", "zoe"].map((id) => [id, "G"]));
  serve({ trusted: member("ana", "A"), guests, pinned });
  expect(await findTrustedKey(network, "ana")).toEqual({ ok: true, value: "A" });
  expect(await findTrustedKey(network, "zoe")).toMatchObject({ ok: false, reason: "left" });
});

it("says plainly that somebody is not there any more, after having asked anew", async () => {
  serve({ trusted: member("ana", "A") });
  await findTrustedKey(network, "ana");
  const gone = await findTrustedKey(network, "gus");
  expect(gone).toMatchObject({ ok: false, reason: "left" });
  expect(gone.ok || gone.message).toContain("not in the network any more");
  expect(refreshKeys).toHaveBeenCalledTimes(2);
});

it("asks anew for somebody who has come meanwhile, and after a minute", async () => {
  serve({ trusted: member("ana", "A") });
  await findTrustedKey(network, "ana");
  serve({ trusted: member("ben", "B") });
  expect(await findTrustedKey(network, "ben")).toEqual({ ok: true, value: "B" });
  vi.useFakeTimers({ now: Date.now() + 61_000 });
  serve({ trusted: member("ben", "C") });
  expect(await findTrustedKey(network, "ben")).toEqual({ ok: true, value: "C" });
  vi.useRealTimers();
});

it("gives no key when nothing of what the server says is believed", async () => {
  const lowered = { ok: false, reason: "epoch-lowered", message: "" } as const;
  vi.mocked(refreshKeys).mockResolvedValue(lowered);
  expect(await findTrustedKey(network, "ana")).toEqual(lowered);
});

function serve(keys: Partial<OpenedKeys>) {
  const nobody = { trusted: new Map(), guests: new Map(), doubted: new Map(), pinned: noPins };
  const rest = { epoch: 1, root: "", epochKey: new Uint8Array(32), seals: new Map() };
  vi.mocked(refreshKeys).mockResolvedValue({ ok: true, value: { ...rest, ...nobody, ...keys } });
}

function member(id: string, sealing: string): OpenedKeys["trusted"] {
  return new Map([[id, { signing: "S", sealing, vouchedBy: null, admission: null }]]);
}
