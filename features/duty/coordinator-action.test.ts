import { randomUUID } from "node:crypto";
import { beforeEach, expect, it, vi } from "vitest";
import { z } from "zod";
import type { Actor } from "@/db/actor";
import type { Result } from "@/domain/refusals";
import { largeAction } from "./coordinator-action";

const signedIn = vi.hoisted(() => ({ actor: null as unknown }));
vi.mock("@/features/access/current-actor", () => ({ currentActor: async () => signedIn.actor }));
vi.mock("next-intl/server", () => ({ getTranslations: async () => (sentence: string) => sentence }));

let network: string;
/** What the use case waits for. */
let done: () => void;

const act = largeAction(
  z.strictObject({}),
  () => new Promise<Result<null>>((resolve) => (done = () => resolve({ ok: true, value: null }))),
  1024 * 1024,
);

beforeEach(() => {
  process.env.NEXTAUTH_URL = "https://holdfast.example.org";
  network = randomUUID();
});

it("reads one large body of a member at a time, and no more of a network than could be meant", async () => {
  const bodies: ReturnType<typeof send>[] = [];
  for (const member of ["Ana", "Ben", "Cleo", "Dan"]) {
    bodies.push(send(member));
    await bodies.at(-1)?.isRead;
  }
  for (const member of ["Ana", "Eve"]) {
    const more = send(member);
    expect((await more.answer).status).toBe(429);
    expect((await more.answer).headers.get("retry-after")).toBe("5");
    // What is as small as everything else is nobody's concern.
    expect((await send(member, network, 1000, "no JSON").answer).status).toBe(400);
  }
  const elsewhere = send("Ana", randomUUID());
  await elsewhere.isRead;

  // Until what it asks for is done, also after the whole of it has come.
  bodies[0]?.end("{}");
  await vi.waitFor(() => expect(done).toBeTypeOf("function"), { timeout: 20_000 });
  expect((await send("Ana").answer).status).toBe(429);
  done();
  expect((await bodies[0]?.answer)?.status).toBe(200);
  const next = send("Ana");
  await next.isRead;
  // What cannot be read makes room, too.
  bodies[1]?.end("no JSON");
  expect((await bodies[1]?.answer)?.status).toBe(400);
  await send("Ben").isRead;
});

/** A body of so many bytes, which does not come to its end before it is told to. */
function send(member: string, to = network, bytes = 70_000, end?: string) {
  signedIn.actor = { network: to, member, device: member, coordinator: null, role: "coordinator" } as Actor;
  let begin = () => {};
  const isRead = new Promise<void>((resolve) => (begin = resolve));
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  const finish = (text: string) => {
    controller?.enqueue(Buffer.from(text));
    controller?.close();
  };
  let reads = 0;
  const body = new ReadableStream<Uint8Array>(
    {
      pull(given) {
        controller = given;
        reads++;
        if (reads === 1) given.enqueue(Buffer.alloc(bytes, " "));
        else if (end !== undefined) finish(end);
        // The first part has been taken.
        else begin();
      },
    },
    { highWaterMark: 0 },
  );
  const headers = { origin: "https://holdfast.example.org", "content-type": "application/json" };
  const request = new Request("https://holdfast.example.org/api", {
    ...{ method: "POST", headers, body, duplex: "half" },
  } as RequestInit);
  return { answer: act(request, { params: Promise.resolve({ network: to }) }), isRead, end: finish };
}
