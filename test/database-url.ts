/** The migrated database that each test file copies. */
export const templateName = "holdfast_template";

/** The same server and role, another database. */
export function onDatabase(url: string, name: string): string {
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
}
