/**
 * The page's policy refuses every text that would become code (`require-trusted-types-for 'script'`, in proxy.ts). What
 * the framework writes as text passes here, and nothing else: the addresses of the app's own files, which its loader
 * assigns as they are, the service worker, and the empty element in which React makes a script.
 * https://w3c.github.io/trusted-types/dist/spec/#default-policy-hdr
 */
export const defaultPolicy = {
  createScriptURL(address: string): string | null {
    const { origin, pathname } = new URL(address, location.href);
    const isOurs = pathname.startsWith("/_next/static/") || ownFiles.includes(pathname);
    return origin === location.origin && isOurs ? address : null;
  },
  createHTML: (html: string): string | null => (html === "<script></script>" ? html : null),
};

const ownFiles: readonly string[] = ["/quiet.js", "/sw.js"];
