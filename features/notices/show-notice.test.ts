import { expect, it, vi } from "vitest";

const kept = vi.hoisted(() => ({ keys: [] as string[] }));
vi.mock("idb-keyval", () => ({ keys: async () => kept.keys }));
vi.mock("@/features/keyring/device-store", () => ({ deviceStore: () => null }));

const { listenForPushes } = await import("./show-notice");

const origin = "https://holdfast.example.org";
const network = "6f1d7a1c-52ac-4c69-9d6b-1a3c93f25e10";

it("shows what was pushed, the same message in place of itself", async () => {
  const { push, shown } = makeScope();
  await push({ title: "Something changed", tag: "a1" });
  expect(shown).toEqual([{ title: "Something changed", tag: "a1" }]);
});

it.each([
  ["nothing", null],
  ["another thing", { title: 5 }],
  ["no JSON", new Error("no JSON")],
])("shows something for %s, as browsers demand", async (_, data) => {
  const { push, shown } = makeScope();
  await push(data);
  expect(shown).toEqual([{ title: "…", tag: "other" }]);
});

it.each([
  [["keycard:6f1d7a1c-52ac-4c69-9d6b-1a3c93f25e10", "seal:outside"], `/n/${network}/mine`],
  [["keycard:6f1d7a1c-52ac-4c69-9d6b-1a3c93f25e10", "keycard:other"], "/"],
  [[], "/"],
])("with %j on the device it opens %s", async (keys, path) => {
  kept.keys = keys;
  const { press, opened } = makeScope();
  await press();
  expect(opened).toEqual([`${origin}${path}`]);
});

it("goes to the page that is open already", async () => {
  kept.keys = [];
  const focus = vi.fn(async () => {});
  const { press, opened } = makeScope([{ url: `${origin}/guide` }, { url: `${origin}/`, focus }]);
  await press();
  expect(focus).toHaveBeenCalledOnce();
  expect(opened).toEqual([]);
});

/** What a browser would do with a worker, as far as it concerns messages. */
function makeScope(pages: { url: string; focus?: () => Promise<void> }[] = []) {
  type Listener = (event: object) => void;
  const listeners: Record<string, Listener> = {};
  const shown: { title: string; tag?: string }[] = [];
  const opened: string[] = [];
  listenForPushes({
    registration: {
      showNotification: async (title, options) => void shown.push({ title, tag: options?.tag }),
    },
    location: { origin },
    clients: { matchAll: async () => pages, openWindow: async (url) => void opened.push(url) },
    addEventListener: (type: string, listen: (event: never) => void) => {
      listeners[type] = listen as Listener;
    },
  });
  const dispatch = async (type: string, event: object) => {
    const works: Promise<unknown>[] = [];
    listeners[type]?.({ ...event, waitUntil: (work: Promise<unknown>) => void works.push(work) });
    expect(works).toHaveLength(1);
    await Promise.all(works);
  };
  const json = (data: unknown) => () => {
    if (data instanceof Error) throw data;
    return data;
  };
  return {
    shown,
    opened,
    push: (data: unknown) => dispatch("push", { data: data === null ? null : { json: json(data) } }),
    press: () => dispatch("notificationclick", { notification: { close() {} } }),
  };
}
