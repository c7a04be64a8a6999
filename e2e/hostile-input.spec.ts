import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type postgres from "postgres";
import { type Answer, ask, type Question } from "../test/ask";
import { askRaw } from "../test/ask-raw";
import { bodies, madeUpIds } from "./bodies";
import { type Coordinator, expect, foundCoordinator, test } from "./coordinator";
import {
  extraFields,
  foreignOrigins,
  hostileBodies,
  hostileValues,
  wrongContentTypes,
} from "./hostile-values";
import { inTurns } from "./in-turns";
import { fill, listRoutes } from "./list-routes";
import { logged } from "./logged";
import { changeAt, listPaths, type Path } from "./paths-of-json";
import { baseUrl } from "./two-networks";

/** next-auth's route reads forms; hostile-sign-in.spec.ts has what is for it. */
const writes = listRoutes().filter(({ path, methods }) => methods.includes("POST") && !path.includes("..."));

/** These speak of nothing that could be missing, so that a well-formed body gets through. */
const succeeding = [
  ...["issue-nonce", "sign-out", "cancel-invite", "create-invite"],
  ...["edit-network", "save-place", "rename-member", "end-request", "take-up-duty"],
  // What is gone already is as good as ended, and somebody who waits is told that they do not.
  ...["ask-burn", "arrival-state", "end-device", "turn-away", "share-guest-keys"],
  ...["choose-notices", "subscribe-push", "unsubscribe-push", "set-mail-address", "remove-mail-address"],
  ...["make-calendar-feed", "revoke-calendar-feed", "try-notice"],
];

const json = { "content-type": "application/json" };
const clientErrors = [400, 404, 409];

test("every route that takes a body has a well-formed one to spoil", () => {
  expect(writes.map(({ path }) => path).sort()).toEqual(Object.keys(bodies).sort());
});

for (const { path } of writes) {
  test(`${path} refuses what is no body of its own`, async ({ owner, coordinator }) => {
    const { send, complaints, marker, text } = await prepare(owner, path, coordinator);
    // A whole network is sealed again in one piece, of which a member sends one at a time; every other body is small.
    const isLarge = path.endsWith("/begin-epoch");
    const spoil = async ([name, spoilt]: [string, Question["body"]]) =>
      void (await send(name, { headers: json, body: spoilt }, [400, 413]));
    await inTurns(Object.entries(hostileBodies(marker)), spoil, isLarge ? 1 : undefined);
    const tooLarge = isLarge ? 9_000_000 : 70_000;
    const chunked = { headers: { ...json, "transfer-encoding": "chunked" }, body: "[".repeat(tooLarge) };
    await send("too large, in chunks", chunked, [413]);
    await send("of no type", { body: text }, [415]);
    await inTurns(wrongContentTypes, async (type) => {
      await send(type, { headers: { "content-type": type }, body: text }, [415]);
    });
    await inTurns(foreignOrigins(baseUrl()), async (headers) => {
      await send(JSON.stringify(headers), { headers: { ...json, ...headers }, body: text }, [403]);
    });
    await send("from nowhere", { headers: json, origin: null, body: text }, [403]);
    expect(complaints).toEqual([]);
    expect(logged(marker)).toEqual([]);
  });

  test(`${path} is not taken in by wrong lengths`, async ({ owner, coordinator }) => {
    const { address, text } = await prepare(owner, path, coordinator);
    const { host } = new URL(baseUrl());
    const from = [`Host: ${host}`, `Origin: ${baseUrl()}`];
    const head = [`POST ${address} HTTP/1.1`, ...from, "Content-Type: application/json"];
    const lies = ["1", String(10 ** 12), "-1", "1e3", "0x10", `${text.length}, 5`, "\u0000"];
    await inTurns(lies, async (lie) => {
      const answer = await askRaw([...head, `Content-Length: ${lie}`, "", text].join("\r\n"));
      expect(answer, `a length of ${lie}`).not.toMatch(/^HTTP\/1\.1 [235]/m);
    });
    const both = ["Content-Length: 5", "Transfer-Encoding: chunked", "", "0\r\n\r\nGET / HTTP/1.1\r\n\r\n"];
    expect(await askRaw([...head, ...both].join("\r\n"))).not.toMatch(/^HTTP\/1\.1 [235]/m);
  });

  test(`${path} makes nothing of what it did not ask for`, async ({ owner, coordinator }) => {
    const { send, complaints, marker, text } = await prepare(owner, path, coordinator);
    const allowed = isSucceeding(path) ? [200, 401, 400, 409] : clientErrors;
    const inside = text.slice(1, -1);
    await inTurns(extraFields(marker, text), async (extra) => {
      await send(`${extra} first`, { headers: json, body: `{${[extra, inside].filter(Boolean)}}` }, allowed);
      await send(`${extra} last`, { headers: json, body: `{${[inside, extra].filter(Boolean)}}` }, allowed);
    });
    expect(complaints).toEqual([]);
    expect(logged(marker)).toEqual([]);
  });
}

const withFields = writes.filter(({ path }) => listPaths(bodies[path]?.(madeUpIds())).length > 0);

for (const { path } of withFields) {
  test(`${path} refuses every value that is not of its field`, async ({ owner, coordinator }) => {
    const { send, complaints, marker, body } = await prepare(owner, path, coordinator);
    const spoil = ({ places, value }: Spoilt) => {
      const name = `${places.map((at) => at.join("."))} = ${value?.slice(0, 100)}`;
      return send(name, { headers: json, body: changeAt(body, places, value) }, clientErrors);
    };
    const places = listPaths(body);
    const alone: Spoilt[] = places.map((at) => ({ places: [at], value: undefined }));
    await inTurns(together(places, hostileValues(marker)), async (spoilt) => {
      const named = fieldsOf(await spoil(spoilt));
      // What is named was refused; a value that nobody complained of may be refused for the sake of its neighbours.
      const unnamed = spoilt.places.filter((at) => !named.some((field) => isOf(field, at)));
      if (spoilt.places.length > 1) alone.push(...unnamed.map((at) => ({ ...spoilt, places: [at] })));
    });
    await inTurns(alone, async (spoilt) => void (await spoil(spoilt)));
    expect(complaints).toEqual([]);
    expect(logged(marker)).toEqual([]);
  });
}

/** A body with this JSON text at these places, or with nothing there. */
type Spoilt = { places: readonly Path[]; value: string | undefined };

/** Each value at every place, at several in one body where they are beside each other and small enough. */
function together(places: readonly Path[], values: readonly string[]): Spoilt[] {
  const depths = [...new Set(places.map(({ length }) => length))];
  const levels = depths.map((depth) => places.filter(({ length }) => length === depth));
  return values.flatMap((value) => {
    const most = Math.max(1, Math.min(mostNamed, Math.floor(largestTogether / value.length)));
    return levels.flatMap((level) =>
      Array.from({ length: Math.ceil(level.length / most) }, (_, part) => ({
        places: level.slice(part * most, (part + 1) * most),
        value,
      })),
    );
  });
}

/** An answer names no more than twenty things that are wrong, and of one place it may name several. */
const mostNamed = 10;
const largestTogether = 40_000;

/** The fields that an answer names, as dotted paths that are cut off when they are long. */
function fieldsOf({ status, text }: Answer): string[] {
  return status === 400 ? Object.keys(JSON.parse(text).fields ?? {}) : [];
}

function isOf(field: string, at: Path): boolean {
  return `${field}.`.startsWith(`${at.join(".")}.`);
}

type Send = (name: string, question: Question, allowed: readonly number[]) => Promise<Answer>;

/**
 * A coordinator, signed in, who speaks of nothing there is: a well-formed body of theirs is refused as well. One of
 * their own where it is not. What is answered otherwise than allowed, or without its sentence in the reader's language,
 * is a complaint.
 */
async function prepare(owner: postgres.Sql, path: string, shared: Coordinator) {
  const { network, cookie: ada } = isSucceeding(path) ? await foundCoordinator(owner) : shared;
  const address = fill(path, { network });
  const body = bodies[path]?.({ ...madeUpIds(), network });
  const complaints: string[] = [];
  let turn = 0;
  const send: Send = async (name, question, allowed) => {
    const { headers, cookie, language } = speaking(turn++, question.headers, ada);
    const answer = await ask(address, { ...question, method: "POST", headers, cookie });
    const isFine =
      allowed.includes(answer.status) && (answer.status === 200 || isExplained(answer, language));
    if (!isFine) complaints.push(`${name} (${language}): ${answer.status} ${answer.text.slice(0, 500)}`);
    return answer;
  };
  const marker = `leak${randomBytes(8).toString("hex")}`;
  return { address, body, text: JSON.stringify(body), send, complaints, marker };
}

function isSucceeding(path: string): boolean {
  return succeeding.some((verb) => path.endsWith(`/${verb}`));
}

/** Spanish every other time, said by the cookie or by the browser. */
function speaking(turn: number, headers: Question["headers"], session: string) {
  const language = turn % 2 === 0 ? ("en" as const) : ("es" as const);
  if (turn % 4 < 2) return { language, headers, cookie: `${session}; locale=${language}` };
  return { language, headers: { ...headers, "accept-language": language }, cookie: session };
}

const sentences = { en: readSentences("en"), es: readSentences("es") };

function readSentences(language: string): Record<string, string> {
  const file = join(import.meta.dirname, "..", "messages", language, "refusals.json");
  return JSON.parse(readFileSync(file, "utf8"));
}

function isExplained({ text }: Answer, language: keyof typeof sentences): boolean {
  try {
    const { ok, reason, message } = JSON.parse(text);
    return ok === false && message !== undefined && message === sentences[language][reason];
  } catch {
    return false;
  }
}
