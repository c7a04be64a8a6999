import { gzipSync } from "node:zlib";

/** Bytes of JavaScript, compressed, that a browser of today loads for the first sight of a page. */
export async function weighScripts(url: string, headers: Record<string, string> = {}): Promise<number> {
  const html = await (await fetch(url, { headers })).text();
  const scripts = new Set(html.match(/\/_next\/static\/[^"\\?]+\.js/g));
  // Browsers that know modules, which is all we serve, leave these aside.
  for (const [tag] of html.matchAll(/<script[^>]*noModule[^>]*>/gi)) {
    scripts.delete(tag.match(/src="([^"?]+)/)?.[1] ?? "");
  }
  const sizes = await Promise.all([...scripts].map((path) => weigh(new URL(path, url))));
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function weigh(url: URL): Promise<number> {
  const script = await (await fetch(url)).arrayBuffer();
  return gzipSync(new Uint8Array(script)).length;
}
