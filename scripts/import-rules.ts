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
  ...[
    "operating",
    "disclosure",
    "kept",
    "keyring",
    "quiet",
    "access",
    "live",
    "outbox",
    "networks",
    "log",
    "members",
    "devices",
    "duty",
    "places",
    "arrivals",
    "invites",
    "guests",
  ],
  ...[
    "board",
    "weekly",
    "needs",
    "offers",
    "planning",
    "matches",
    "coordination",
    "rotation",
    "notices",
    "forgetting",
    "jobs",
    "offline",
    "demo",
  ],
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
