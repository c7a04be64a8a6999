import { headers } from "next/headers";

/** Loads `public/quiet.js` before anything is drawn; for the head of every page. */
export async function QuietScript() {
  const policy = (await headers()).get("content-security-policy");
  const nonce = policy?.match(/'nonce-([^']+)'/)?.[1];
  // Browsers hide a nonce from scripts, so that React finds another one than it has written.
  return <script src="/quiet.js" nonce={nonce} suppressHydrationWarning />;
}
