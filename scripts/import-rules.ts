/**
 * Who may import whom: an area is a top-level folder, and may use its own files and the areas listed. Tests
 * beside their subject may use `test` as well. Root files (configuration, the proxy) are free.
 */
export const areas: Record<string, readonly string[]> = {
  domain: [],
  seal: [],
  lib: [],
  components: ["lib"],
  messages: ["domain", "lib"],
  db: ["domain", "lib"],
  features: ["domain", "seal", "db", "lib", "components", "messages"],
  app: ["domain", "lib", "components", "features", "messages"],
  test: ["domain", "seal", "db", "lib", "features"],
  e2e: ["domain", "seal", "db", "test"],
  scripts: ["domain", "db", "lib", "features", "test"],
  bench: ["domain", "seal", "db", "lib", "features", "scripts", "test"],
};

/** The features from low to high: each may use those before it. */
export const features = [
  // What an operator sees: health, metrics, an orderly end.
  "operating",
  // What is stored, and what nothing here protects from, for everybody to read.
  "disclosure",
  // What a phone keeps to be read without signal.
  "kept",
  // The keys on a device, and opening and sealing with them.
  "keyring",
  // Quick exit and the curtain.
  "quiet",
  // Sessions, sign-in, and how pages and requests are let through and answered.
  "access",
  // Changes as they come, to pages that are open.
  "live",
  // Writes that are kept first, and then sent.
  "outbox",
  "networks",
  // What was done to others, for every member to read.
  "log",
  "members",
  "devices",
  // Who coordinates, and until when.
  "duty",
  "places",
  // Those who wait to be let in, or back in.
  "arrivals",
  "invites",
  // People without the app, for whom somebody on duty acts.
  "guests",
  "board",
  // What comes again each week.
  "weekly",
  "needs",
  "offers",
  // The thread that works out the plan.
  "planning",
  "matches",
  // The dashboard, and what somebody on duty does there.
  "coordination",
  // Removing a member, and the next key.
  "rotation",
  // Push, mail and calendars.
  "notices",
  // Erasing oneself, burning a network, taking one's data along.
  "forgetting",
  // What nobody waits for: telling, reminding, expiring, purging.
  "jobs",
  // The service worker, and the app on the home screen.
  "offline",
  "demo",
];

/** Areas that get by with few packages. The others may use whatever is installed. */
export const packages: Record<string, readonly string[]> = {
  domain: ["temporal-polyfill"],
  seal: ["@hpke/", "@noble/", "@scure/"],
};

/** Single files that reach further than their area, each with its reason. */
export const exceptions: Record<string, readonly string[]> = {
  // Serves the app for the specs with the very functions of `npm start`.
  "e2e/start-app.ts": ["lib", "scripts"],
  // A second process of it, told otherwise.
  "e2e/serve-beside.ts": ["lib", "scripts"],
  // Searches a backup as `npm run backup` leaves it.
  "e2e/everything-kept.ts": ["db", "scripts"],
  // Starts `npm start` itself, to kill what it starts.
  "e2e/outages.spec.ts": ["lib"],
};

/** Names that say what kind of code a file holds, and not what it is about. */
export const nothingNames = [
  "common",
  "constants",
  "helpers",
  "hooks",
  "index",
  "services",
  "types",
  "utils",
];
