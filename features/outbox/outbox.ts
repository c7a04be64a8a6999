import { type Answer, askServer, refuseHere } from "@/features/access/ask-server";
import { type SignInFault, signInSilently } from "@/features/access/sign-in";
import { notePosted } from "@/features/keyring/keycard";
import type { Keyring } from "@/features/keyring/keyring";
import { alone } from "@/lib/alone";
import { makeListeners } from "@/lib/listeners";
import type { FindKey } from "./build-body";
import { entryStore, type Kept } from "./entry-store";
import { type Entry, entryOf, type Outgoing, type OutgoingVerb, type Why } from "./outgoing";
import { type Line, sendRound, sendUnkept } from "./send-round";
import { pauseAfter } from "./sending-rules";

/** What waits on this device for one network, as this tab sees it. */
export type OutboxState = {
  /** In the order in which they were written, without those somebody looks on at. */
  readonly waiting: readonly Entry[];
  /** While several go out: how many have, of how many. */
  readonly progress: { readonly sent: number; readonly of: number } | null;
  /** What the last round brought about of what nobody looked on at; a new one each time. */
  readonly news: { readonly sent: number; readonly refused: number } | null;
};

/** The one way of members' writes about needs, offers and promises. Browser only; nothing of it throws. */
export type Outbox = {
  current(): OutboxState;
  /** Calls `listener` after every change; returns how to stop. */
  onChange(listener: () => void): () => void;
  /** Sends as soon as it is given keys, and whenever there is hope; returns how to stop. */
  start(tools: Tools): () => void;
  /**
   * Keeps a write, sends what waits and then this, and gives the answer to it; refused with `kept` when it stays here
   * until later. A refusal heard here is not kept: whoever asked has what was typed. `gone` ends the interest in it.
   */
  post<Value = null>(outgoing: Outgoing, gone?: AbortSignal): Promise<Answer<Value>>;
  /** Whether this device has keys of the network, and they have opened. */
  hasKeys(): boolean;
  /** There may be signal again: a round at once, if anything waits. */
  hope(): void;
  /** A round at once, unless the server wants to be left alone. */
  sendNow(): Promise<void>;
  /** Another try for what was refused. */
  tryAgain(id: string): Promise<void>;
  /** Lets go of it: true when it never arrives, or is taken back where it may have; false when it has arrived. */
  takeBack(id: string): Promise<boolean>;
  /** Nothing waits any more, and nothing goes out. */
  clear(): Promise<void>;
};

export type Tools = { readonly keyring: Keyring; readonly findKey: FindKey };

export const emptyOutbox: OutboxState = { waiting: [], progress: null, news: null };

/** The same outbox for the same network. On a server, where nothing is kept, one that stays empty. */
export function outboxOf(network: string): Outbox {
  const known = outboxes.get(network) ?? makeOutbox(network);
  if (typeof window !== "undefined") outboxes.set(network, known);
  return known;
}

const outboxes = new Map<string, Outbox>();

/** In milliseconds: a little longer than a request may take. */
const patience = 20_000;

function makeOutbox(network: string): Outbox {
  const store = entryStore(network);
  const { listen, tell } = makeListeners();
  const awaited = new Set<string>();
  const answers = new Map<string, Answer<unknown>>();
  let state = emptyOutbox;
  let tools: Tools | null = null;
  /** How many came to nothing since the last that went well. */
  let rounds = 0;
  let stopped: { readonly why: Why; readonly at: number } | null = null;
  /** Until then the server wants to be left alone; by a clock that nobody sets. */
  let restUntil = 0;
  let lastLook = Promise.resolve();
  let nextLook: Promise<void> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isCleared = false;
  const others = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(`outbox ${network}`);
  if (others) others.onmessage = () => show();

  function change(part: Partial<OutboxState>) {
    state = { ...state, ...part };
    tell();
  }

  /** Of many calls while it looks, one more look is enough. */
  function show(): Promise<void> {
    nextLook ??= lastLook.then(() => {
      nextLook = null;
      lastLook = look();
      return lastLook;
    });
    return nextLook;
  }

  async function look() {
    const kept = await store.list().catch((): Kept[] => []);
    change({ waiting: kept.map(({ entry }) => entry).filter(({ id }) => !awaited.has(id)) });
    if (kept.some(({ entry }) => !entry.refusal)) plan();
  }

  async function changed() {
    await show();
    others?.postMessage("changed");
  }

  /** Comes back to it later. Where another tab has just tried, later still. */
  function plan(after = 0) {
    clearTimeout(timer);
    if (tools) timer = setTimeout(drain, pauseAfter(rounds, Math.random(), after));
  }

  function lineOf({ keyring, findKey }: Tools, count: Tally): Line {
    // A tab may outlive the keys it began with: then what waits is of another member.
    const list = async () => (await store.list()).filter(({ entry }) => entry.member === keyring.member);
    return {
      ...{ store: { ...store, list }, keyring, findKey },
      ask: (verb, body) => askSignedIn(network, verb, body),
      isAwaited: (id) => awaited.has(id),
      told(entry, answer, left) {
        if (left?.why) stopped = { why: left.why, at: performance.now() };
        if (answer.ok && isPost(entry.verb)) notePosted(network).catch(() => {});
        if (awaited.has(entry.id)) {
          if (!left || left.why) answers.set(entry.id, left ? refuseKept(left.why) : answer);
        } else if (!left) count.sent += 1;
        else if (left.refusal) count.refused += 1;
        count.all += 1;
        if (!left?.why) count.settled += 1;
        if (count.of > 1) change({ progress: { sent: count.all, of: Math.max(count.all, count.of) } });
        changed();
      },
    };
  }

  /** One round, after those that run here or in another tab. */
  async function drain(): Promise<void> {
    clearTimeout(timer);
    const rest = restUntil - performance.now();
    if (rest > 0) return plan(rest / 1000);
    // A browser that takes the lock away does so with the page.
    await whileStill(async () => {
      if (!tools || isCleared) return;
      const kept = await store.list().catch((): Kept[] => []);
      const of = kept.filter(({ entry }) => !entry.refusal).length;
      const count = { ...nothing, of };
      const round = await sendRound(lineOf(tools, count)).catch(() => ({ waits: true, after: 0 }));
      rounds = round.waits ? (count.settled > 0 ? 1 : rounds + 1) : 0;
      restUntil = performance.now() + round.after * 1000;
      if (round.waits) plan(round.after);
      else stopped = null;
      const news = count.sent + count.refused > 0 ? { sent: count.sent, refused: count.refused } : state.news;
      change({ progress: null, news });
    }, undefined);
  }

  /** What keeps everything from going out, as far as this tab has seen a moment ago. */
  function obstacle(): Why | null {
    if (!navigator.onLine) return "offline";
    return stopped && performance.now() - stopped.at < 15_000 ? stopped.why : null;
  }

  function hope() {
    if (document.visibilityState === "visible" && state.waiting.length > 0) drain();
  }

  async function post(outgoing: Outgoing, gone?: AbortSignal): Promise<Answer<unknown>> {
    if (!tools) return refuseHere("no-keys");
    const why = obstacle();
    const entry = entryOf(outgoing, tools.keyring.member, why);
    const { id } = entry;
    awaited.add(id);
    const release = () => awaited.delete(id);
    gone?.addEventListener("abort", release);
    try {
      isCleared = false;
      const isKept = await store.add(entry).catch(() => null);
      if (isKept === false) return refuseHere("no-keys");
      if (!isKept) return await sendUnkept(lineOf(tools, { ...nothing }), entry);
      const round = drain();
      // What cannot get through keeps nobody waiting.
      if (why) return refuseKept(why);
      await Promise.race([round, new Promise((resolve) => setTimeout(resolve, patience))]);
      return await findAnswer(id);
    } finally {
      gone?.removeEventListener("abort", release);
      release();
      answers.delete(id);
      changed();
    }
  }

  /** What came of it, also where another tab has sent it. */
  async function findAnswer(id: string): Promise<Answer<unknown>> {
    const known = answers.get(id);
    if (known) return known;
    const found = await find(id);
    if (!found) return { ok: true, value: null };
    const { refusal, why } = found.entry;
    if (!refusal) return refuseKept(why);
    await store.drop(found.key);
    return { ok: false, ...refusal };
  }

  async function find(id: string): Promise<Kept | undefined> {
    return (await store.list()).find(({ entry }) => entry.id === id);
  }

  /** While nothing goes out: what is on its way may have arrived. */
  function whileStill<Value>(work: () => Promise<Value>, otherwise: Value): Promise<Value> {
    return alone(`outbox:${network}`, work).catch(() => otherwise);
  }

  return {
    current: () => state,
    onChange: listen,
    start(given) {
      tools = given;
      show().then(hope);
      window.addEventListener("online", hope);
      document.addEventListener("visibilitychange", hope);
      return () => {
        tools = null;
        clearTimeout(timer);
        window.removeEventListener("online", hope);
        document.removeEventListener("visibilitychange", hope);
      };
    },
    post: post as Outbox["post"],
    hasKeys: () => tools !== null,
    hope,
    async sendNow() {
      rounds = 0;
      await drain();
    },
    async tryAgain(id) {
      await whileStill(async () => {
        const found = await find(id);
        if (found) await store.change(found.key, { ...found.entry, refusal: null });
      }, undefined);
      await changed();
      await drain();
    },
    async takeBack(id) {
      const isBack = await whileStill(async () => {
        const found = await find(id);
        if (!found) return false;
        const { key, entry } = found;
        const undoing = entry.unheard && entry.undo && { ...entry, ...entry.undo, ...plainly };
        await (undoing ? store.change(key, undoing) : store.drop(key));
        return true;
      }, false);
      await changed();
      if (isBack) drain();
      return isBack;
    },
    async clear() {
      isCleared = true;
      clearTimeout(timer);
      await store.clear().catch(() => {});
      await changed();
    },
  };
}

/** Of a round: `all` that were tried, of so many; how many of them wait no longer; what became of those nobody looked on at. */
type Tally = { all: number; of: number; settled: number; sent: number; refused: number };

const nothing: Tally = { all: 0, of: 0, settled: 0, sent: 0, refused: 0 };

/** What takes something back carries nothing of it. */
const plainly = {
  ...{ note: undefined, contact: undefined, sealedNote: undefined, form: undefined, otherwise: undefined },
  ...({ undo: undefined, undoes: true, refusal: null } as const),
};

async function askSignedIn(network: string, verb: OutgoingVerb, body: object): Promise<Answer<unknown>> {
  const ask = () => askServer(`/api/n/${network}/${verb}`, body);
  const answer = await ask();
  if (answer.ok || answer.reason !== "signed-out") return answer;
  const signedIn = await signInSilently(network);
  if (signedIn.ok) return ask();
  return isPassing(signedIn.reason) ? refuseHere(signedIn.reason) : answer;
}

function isPassing(fault: SignInFault): fault is "offline" | "broken" | "busy" {
  return fault === "offline" || fault === "broken" || fault === "busy";
}

/** From the first of these on a member is asked to save their words. */
function isPost(verb: OutgoingVerb): boolean {
  return /^(post|claim|answer)-/.test(verb);
}

function refuseKept(why: Why | null): Answer<never> {
  const { message } = refuseHere(why === "offline" || why === null ? "kept" : "keptForLater");
  return { ok: false, reason: "kept", message };
}
