/** The item a path belongs to: the longest one that is the path or a folder above it. */
export function currentHref(path: string, hrefs: readonly string[]): string | undefined {
  return hrefs
    .filter((href) => path === href || path.startsWith(`${href}/`))
    .sort((a, b) => b.length - a.length)[0];
}
