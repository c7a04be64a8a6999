import { type NextRequest, NextResponse } from "next/server";

/** Gives every page a content security policy with a nonce of its own. It decides nothing about who may see what. */
export function proxy(request: NextRequest) {
  if (!isReadable(request.nextUrl.pathname)) return new NextResponse("Bad Request", { status: 400 });
  const nonce = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))));
  const policy = contentPolicy(nonce);
  const headers = new Headers(request.headers);
  // Next reads the nonce from this header and puts it on the scripts it renders.
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

export const config = {
  matcher: [
    {
      // A quick exit ends on a page with a policy of its own, that allows no script at all; the service worker has its
      // own in next.config.js.
      source: "/((?!api/|_next/|away$|quiet\\.js$|sw\\.js$).*)",
      // The data of a client-side navigation is no document: no script of it runs by itself.
      missing: [{ type: "header", key: "rsc" }],
    },
    // So that no address that cannot be read goes on.
    "/(.*%.*)",
  ],
};

/** Next.js answers an address with broken percent signs as if the accident was its own: with a 500. */
function isReadable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

function contentPolicy(nonce: string) {
  const development = process.env.NODE_ENV === "development";
  return [
    "default-src 'self'",
    // React's error overlay evaluates code; production never does.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    `style-src 'self'${development ? " 'unsafe-inline'" : ""}`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${development ? " ws:" : ""}`,
    "manifest-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "frame-src 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    // The `default` policy is lib/trusted-types.ts; `nextjs` is the framework's own. While developing, its overlay
    // writes HTML.
    ...(development ? [] : ["require-trusted-types-for 'script'", "trusted-types default nextjs"]),
  ].join("; ");
}
