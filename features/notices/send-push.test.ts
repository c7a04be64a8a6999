import { createPublicKey, randomUUID, verify } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { OpenError } from "@/seal/open-error";
import { makeReceiver, openPushService, type PushService } from "@/test/push-service";
import { pushKeys } from "./notice-key";
import { sealForServer } from "./notice-seal";
import { type PushTarget, sendPush } from "./send-push";
import { SendingError } from "./sending-error";

let service: PushService;

beforeAll(async () => {
  service = await openPushService();
});
afterAll(() => service.close());

beforeEach(() => {
  Object.assign(process.env, {
    HOLDFAST_NOTICE_SECRET: "for tests alone, at least 32 letters",
    HOLDFAST_ORIGIN: "https://holdfast.example.org",
    HOLDFAST_PUSH_HOSTS: service.host,
  });
  service.pushed.length = 0;
  service.answer = { status: 201 };
});

it("sends a message that only the browser opens, and that says only that something changed", async () => {
  const { target, open } = makeTarget();
  const message = randomUUID();
  expect(await sendPush(target, message)).toBe("sent");
  const [pushed] = service.pushed;
  if (!pushed) throw new Error("Nothing came.");
  const text = open(pushed.body).toString();
  expect(JSON.parse(text)).toEqual({
    title: "Something changed",
    tag: expect.stringMatching(/^[\w-]{22}$/),
  });
  expect(pushed.headers).toMatchObject({
    "content-encoding": "aes128gcm",
    ttl: "86400",
    urgency: "high",
    topic: JSON.parse(text).tag,
  });
  const sent = `${JSON.stringify(pushed.headers)}${pushed.path}${pushed.body.toString("latin1")}${text}`;
  for (const id of [target.network, target.device, message]) {
    const bytes = Buffer.from(id.replaceAll("-", ""), "hex");
    const forms = [id, id.replaceAll("-", ""), bytes.toString("base64url"), bytes.toString("latin1")];
    for (const form of forms) expect(sent.includes(form), form).toBe(false);
  }
});

it("is as long in every language, and the same message bears the same name on one device alone", async () => {
  const message = randomUUID();
  const [one, another] = [makeTarget(), makeTarget()];
  await sendPush(one.target, message);
  await sendPush({ ...one.target, locale: "es" }, message);
  await sendPush(another.target, message);
  await sendPush(one.target, randomUUID());
  const lengths = service.pushed.map(({ body }) => body.length);
  expect(new Set(lengths)).toHaveLength(1);
  const [first, second, third, fourth] = service.pushed.map(({ headers }) => headers.topic);
  expect(second).toBe(first);
  expect(new Set([first, third, fourth])).toHaveLength(3);
  const spanish = one.open(service.pushed[1]?.body ?? Buffer.alloc(0)).toString();
  expect(JSON.parse(spanish).title).toBe("Hay novedades");
});

it("shows who it is by a signature for this push service alone, good for less than a day", async () => {
  await sendPush(makeTarget().target, randomUUID());
  const authorization = String(service.pushed[0]?.headers.authorization);
  const [, token = "", key = ""] = /^vapid t=([\w.-]+), k=([\w-]+)$/.exec(authorization) ?? [];
  expect(key).toBe(pushKeys().publicKey);
  const [head = "", claims = "", signature = ""] = token.split(".");
  const point = Buffer.from(key, "base64url");
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((each) => each.toString("base64url"));
  const publicKey = createPublicKey({ key: { kty: "EC", crv: "P-256", x, y }, format: "jwk" });
  const signed = Buffer.from(`${head}.${claims}`);
  const way = { key: publicKey, dsaEncoding: "ieee-p1363" } as const;
  expect(verify("sha256", signed, way, Buffer.from(signature, "base64url"))).toBe(true);
  const { aud, sub, exp } = JSON.parse(Buffer.from(claims, "base64url").toString());
  expect(aud).toBe(`https://${service.host}`);
  expect(sub).toBe("https://holdfast.example.org");
  const left = exp - Date.now() / 1000;
  expect(left).toBeGreaterThan(0);
  expect(left).toBeLessThan(24 * 3600);
});

it.each([
  [201, "sent"],
  [202, "sent"],
  [404, "gone"],
  [410, "gone"],
  [400, "refused"],
  [403, "refused"],
  [413, "refused"],
  [302, "refused"],
])("takes %i for %s", async (status, outcome) => {
  service.answer = { status, headers: { location: "https://localhost:1/elsewhere" } };
  expect(await sendPush(makeTarget().target, randomUUID())).toBe(outcome);
  expect(service.pushed).toHaveLength(1);
});

it.each([429, 500, 503])("wants another try after %i, and repeats nothing of it", async (status) => {
  service.answer = { status };
  const { target } = makeTarget();
  const error = await sendPush(target, randomUUID()).catch((thrown: unknown) => thrown);
  expectSilent(error, `HTTP_${status}`);
});

it("wants another try when nobody answers or nobody is trusted", async () => {
  const closed = createServer().listen(0, "localhost");
  await once(closed, "listening");
  const address = closed.address();
  const port = typeof address === "object" ? address?.port : 0;
  closed.close();
  await once(closed, "close");
  process.env.HOLDFAST_PUSH_HOSTS = `localhost:${port}`;
  const lost = makeTarget(`localhost:${port}`);
  expectSilent(await sendPush(lost.target, randomUUID()).catch((thrown: unknown) => thrown), "ECONNREFUSED");
});

it("sends nothing where the operator does not want it any more, and opens nothing of another device", async () => {
  const { target } = makeTarget();
  process.env.HOLDFAST_PUSH_HOSTS = "push.example.org";
  expect(await sendPush(target, randomUUID())).toBe("gone");
  process.env.HOLDFAST_PUSH_HOSTS = service.host;
  await expect(sendPush({ ...target, device: randomUUID() }, randomUUID())).rejects.toThrow(OpenError);
  expect(service.pushed).toEqual([]);
});

/** A device of a member, and how its browser opens what comes. */
function makeTarget(host = service.host) {
  const { subscription, open } = makeReceiver(host);
  const [network, device] = [randomUUID(), randomUUID()];
  const place = { network, table: "push_subscriptions", row: device } as const;
  const address = sealForServer(JSON.stringify(subscription), place);
  return { target: { network, device, address, locale: "en" } satisfies PushTarget, open };
}

/** An error that says how it went wrong, and neither where nor what the other side said. */
function expectSilent(error: unknown, code: string): void {
  expect(error).toBeInstanceOf(SendingError);
  expect((error as SendingError).code).toBe(code);
  const said = `${(error as Error).stack} ${JSON.stringify(error)} ${(error as Error).cause}`;
  expect(said).not.toMatch(/localhost|of no use|https:/);
}
