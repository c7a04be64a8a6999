/** Where people open this site, as `location.origin` says it; a device signs for this origin alone. */
export function siteOrigin(): string {
  const url = process.env.NEXTAUTH_URL;
  if (!url)
    throw new Error(
      "NEXTAUTH_URL is not set. Start the app with `npm start`, or set it to the address people open.",
    );
  return new URL(url).origin;
}
