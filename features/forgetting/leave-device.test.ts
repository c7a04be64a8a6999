import { beforeEach, expect, it, vi } from "vitest";
import { dropKept } from "@/features/kept/kept-caches";
import { findKeycard, removeKeycard } from "@/features/keyring/keycard";
import { awaitPushAgain } from "@/features/notices/push-here";
import { leaveDevice } from "./leave-device";

const outbox = vi.hoisted(() => ({ clear: vi.fn() }));
vi.mock("@/features/kept/kept-caches", () => ({ dropKept: vi.fn() }));
vi.mock("@/features/keyring/keycard", () => ({ findKeycard: vi.fn(), removeKeycard: vi.fn() }));
vi.mock("@/features/notices/push-here", () => ({ awaitPushAgain: vi.fn() }));
vi.mock("@/features/outbox/outbox", () => ({ outboxOf: () => outbox }));

const network = "6f1d7a1c-52ac-4c69-9d6b-1a3c93f25e10";
const keycard = {} as Awaited<ReturnType<typeof findKeycard>>;

beforeEach(() => {
  vi.resetAllMocks();
  vi.mocked(removeKeycard).mockResolvedValue(undefined);
});

it("with the keys left here drops copies and what waits, and has messages handed in again at the next visit", async () => {
  expect(await leaveDevice(network, false)).toBe(true);
  for (const left of [dropKept, awaitPushAgain]) expect(left).toHaveBeenCalledExactlyOnceWith(network);
  expect(outbox.clear).toHaveBeenCalledOnce();
  expect(removeKeycard).not.toHaveBeenCalled();
});

it("with the keys gone drops all of it, and says whether the browser let go of them", async () => {
  vi.mocked(findKeycard).mockResolvedValueOnce(null).mockResolvedValueOnce(keycard);
  expect(await leaveDevice(network, true)).toBe(true);
  expect(await leaveDevice(network, true)).toBe(false);
  for (const left of [dropKept, removeKeycard]) expect(left).toHaveBeenCalledWith(network);
  expect(outbox.clear).toHaveBeenCalledTimes(2);
  expect(awaitPushAgain).not.toHaveBeenCalled();
});

it("takes a browser whose storage was cleared and does not open for one that let go", async () => {
  vi.mocked(removeKeycard).mockRejectedValue(new Error("No storage."));
  vi.mocked(findKeycard).mockRejectedValue(new Error("No storage."));
  expect(await leaveDevice(network, true)).toBe(true);
});
