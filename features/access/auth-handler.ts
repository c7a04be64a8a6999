import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { type Refusal, refuse } from "@/domain/refusals";
import { respond } from "./answer";
import { authOptions } from "./auth-options";
import { unavailable } from "./in-time";
import { knock, tooMany } from "./in-turn";
import { isFromHere, mayRead } from "./is-from-here";
import { siteOrigin } from "./origin";
import { RefusedBody, readText } from "./read-json";
import { tooManySignIns } from "./sign-in-device";

const nextAuth = NextAuth(authOptions);

/** What next-auth serves of ours. */
const served: Readonly<Record<string, readonly string[]>> = {
  GET: ["csrf", "session", "providers"],
  POST: ["callback/device"],
};

/** next-auth behind a door: it breaks on much that it does not know, and a client's mistake is never a 5xx. */
export async function authHandler(
  request: NextRequest,
  context: { params: Promise<{ nextauth: string[] }> },
): Promise<Response> {
  const { nextauth } = await context.params;
  const refusal = served[request.method]?.includes(nextauth.join("/")) ? await whyNot(request) : "not-found";
  if (refusal) return respond(refuse(refusal));
  const after = request.method === "POST" ? await knock("sign-in", request) : null;
  if (after !== null) return respond(tooMany(after));
  const response = await nextAuth(request, context);
  switch (await errorOf(response)) {
    case null:
    case refusedSignIn:
      return response;
    case tooManySignIns:
      return respond(tooMany(minute));
    default:
      // Whoever signs in is not to blame for an accident of ours, and learns nothing about it.
      return respond({ ok: false, reason: unavailable, after: 2 });
  }
}

/** What next-auth says of whoever `authorize` gave nothing for. */
const refusedSignIn = "CredentialsSignin";

/** next-auth puts the error of whoever was not let in into the address it would show. */
async function errorOf(response: Response): Promise<string | null> {
  if (response.status !== 401) return null;
  const answer = await response
    .clone()
    .json()
    .catch(() => null);
  return new URL(answer?.url ?? "", siteOrigin()).searchParams.get("error");
}

/** In seconds. */
const minute = 60;

async function whyNot(request: NextRequest): Promise<Refusal | null> {
  if (!mayRead(request)) return "foreign-origin";
  if (!returnAddresses(request).every(isOurs)) return "invalid";
  return request.method === "POST" ? whyNotForm(request.clone()) : null;
}

/** Where next-auth would send people on to: we never have it do so, and it takes these apart before anything else. */
function returnAddresses({ nextUrl, cookies }: NextRequest): string[] {
  const kept = cookies.getAll().filter(({ name }) => name.endsWith("next-auth.callback-url"));
  return [...nextUrl.searchParams.getAll("callbackUrl"), ...kept.map(({ value }) => value)];
}

function isOurs(address: string): boolean {
  return URL.canParse(address) && new URL(address).origin === siteOrigin();
}

async function whyNotForm(request: Request): Promise<Refusal | null> {
  if (!isFromHere(request)) return "foreign-origin";
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/x-www-form-urlencoded\b/i.test(type)) return "invalid";
  try {
    await readText(request);
    return null;
  } catch (error) {
    return error instanceof RefusedBody ? error.reason : "invalid";
  }
}
