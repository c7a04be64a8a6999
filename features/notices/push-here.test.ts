import { beforeEach, describe, expect, it, vi } from "vitest";
import { refuseHere } from "@/features/access/ask-server";
import { send } from "@/features/access/send";
import { awaitPushAgain, renewPush, subscribeHere, unsubscribeHere } from "./push-here";

const notes = vi.hoisted(() => new Map<string, string>());
const keycards = vi.hoisted(() => ({ of: [] as { network: string }[] }));
vi.mock("@/features/access/send", () => ({ send: vi.fn() }));
vi.mock("@/features/keyring/keycard", () => ({
  listKeycards: async () => keycards.of,
  findKeycard: async (network: string) => keycards.of.find((keycard) => keycard.network === network) ?? null,
}));
vi.mock("@/features/keyring/device-notes", () => ({
  deviceNotes: (network: string) => ({
    remember: async (key: string, text: string) => void notes.set(`${network} ${key}`, text),
    recall: async (key: string) => notes.get(`${network} ${key}`) ?? null,
    forget: async (key: string) => void notes.delete(`${network} ${key}`),
  }),
}));

const network = "6f1d7a1c-52ac-4c69-9d6b-1a3c93f25e10";
const key = "the server's";
/** The browser: where it takes messages now, under which key of a server, and what the person said to that. */
let browser: { endpoint: string; under: string; said: string; subscribed: boolean };

beforeEach(() => {
  vi.resetAllMocks();
  notes.clear();
  keycards.of = [{ network }];
  browser = { endpoint: "https://push.example/one", under: key, said: "granted", subscribed: false };
  const subscription = {
    get endpoint() {
      return browser.endpoint;
    },
    toJSON: () => ({ endpoint: browser.endpoint, keys: { p256dh: "p", auth: "a" } }),
    unsubscribe: async () => {
      browser = { ...browser, under: "", subscribed: false };
    },
  };
  const pushManager = {
    getSubscription: async () => (browser.subscribed ? subscription : null),
    async subscribe({ applicationServerKey }: { applicationServerKey: string }) {
      if (browser.under && browser.under !== applicationServerKey) throw new Error("Another key.");
      browser = { ...browser, under: applicationServerKey, subscribed: true };
      return subscription;
    },
  };
  const serviceWorker = {
    ready: Promise.resolve({ pushManager }),
    getRegistration: async () => ({ pushManager }),
  };
  vi.stubGlobal("navigator", { serviceWorker });
  vi.stubGlobal("document", { documentElement: { lang: "en" } });
  vi.stubGlobal("Notification", {
    get permission() {
      return browser.said;
    },
    requestPermission: async () => browser.said,
  });
  vi.mocked(send).mockResolvedValue({ ok: true, value: null });
});

describe("where messages go", () => {
  it("is told to the server, and told again only when the browser has changed it", async () => {
    await subscribeHere(network, key);
    expect(handedIn()).toEqual(["https://push.example/one"]);
    await renewPush(network);
    expect(handedIn()).toHaveLength(1);
    browser.endpoint = "https://push.example/two";
    await renewPush(network);
    await renewPush(network);
    expect(handedIn()).toEqual(["https://push.example/one", "https://push.example/two"]);
  });

  it("is handed in once more after a sign-out that left the keys here, under the same key of the server", async () => {
    await subscribeHere(network, key);
    await awaitPushAgain(network);
    expect(handedIn()).toHaveLength(1);
    await renewPush(network);
    await renewPush(network);
    expect(handedIn()).toEqual(["https://push.example/one", "https://push.example/one"]);
    expect(browser.under).toBe(key);
  });

  it("is handed in at the next visit when it did not arrive", async () => {
    await subscribeHere(network, key);
    await awaitPushAgain(network);
    vi.mocked(send).mockResolvedValueOnce(refuseHere("offline"));
    await renewPush(network);
    await renewPush(network);
    await renewPush(network);
    expect(handedIn()).toHaveLength(3);
  });

  it("is handed in by nobody who did not choose it, has taken it back, or has left with the keys", async () => {
    await awaitPushAgain(network);
    await renewPush(network);
    await subscribeHere(network, key);
    await unsubscribeHere(network);
    await awaitPushAgain(network);
    await renewPush(network);
    await subscribeHere(network, key);
    keycards.of = [];
    await awaitPushAgain(network);
    await renewPush(network);
    expect(handedIn()).toHaveLength(2);
  });

  it("is handed in by nobody who has turned notices off in the browser", async () => {
    await subscribeHere(network, key);
    await awaitPushAgain(network);
    browser.said = "denied";
    await renewPush(network);
    expect(handedIn()).toHaveLength(1);
    expect(await subscribeHere(network, key)).toEqual({ trouble: "denied" });
  });

  it("is a new one where the browser has one under another key", async () => {
    browser = { ...browser, under: "an older one", subscribed: true };
    await subscribeHere(network, key);
    expect([handedIn().length, browser.under]).toEqual([1, key]);
  });
});

describe("taking it back", () => {
  it("lets the browser's maker forget this device, unless another network wants it", async () => {
    keycards.of = [{ network }, { network: "another" }];
    await subscribeHere(network, key);
    await unsubscribeHere(network);
    expect(browser.subscribed).toBe(true);
    keycards.of = [{ network }];
    await unsubscribeHere(network);
    expect(browser.subscribed).toBe(false);
  });

  it("leaves all as it is when the server did not hear of it", async () => {
    await subscribeHere(network, key);
    vi.mocked(send).mockResolvedValueOnce(refuseHere("offline"));
    expect(await unsubscribeHere(network)).toMatchObject({ ok: false });
    expect(browser.subscribed).toBe(true);
    browser.endpoint = "https://push.example/two";
    await renewPush(network);
    expect(handedIn()).toHaveLength(2);
  });
});

/** Where the server was told to send to. */
function handedIn(): string[] {
  return vi
    .mocked(send)
    .mock.calls.filter(([, verb]) => verb === "subscribe-push")
    .map(([, , body]) => (body as { subscription: { endpoint: string } }).subscription.endpoint);
}
