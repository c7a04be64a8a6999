import NextAuth from "next-auth";
import { respond } from "./answer";
import { authOptions } from "./auth-options";

const nextAuth = NextAuth(authOptions);

/** What next-auth serves of ours; whatever else is asked for, or said in a form it cannot read, is no accident of ours. */
const served = new Set(["csrf", "callback/device", "session", "providers"]);

/** next-auth behind a door: it throws on paths and bodies it does not know, and a client's mistake is never a 5xx. */
export async function authHandler(
  request: Request,
  context: { params: Promise<{ nextauth: string[] }> },
): Promise<Response> {
  const { nextauth } = await context.params;
  if (!served.has(nextauth.join("/"))) return respond({ ok: false, reason: "not-found" });
  if (request.method === "POST" && !(await isForm(request))) return respond({ ok: false, reason: "invalid" });
  return nextAuth(request, context);
}

async function isForm(request: Request): Promise<boolean> {
  const length = Number(request.headers.get("content-length") ?? 0);
  if (length > 8192) return false;
  return request
    .clone()
    .formData()
    .then(
      (form) => [...form.values()].every((value) => typeof value === "string" && value.length <= 1024),
      () => false,
    );
}
