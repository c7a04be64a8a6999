import { startEmbedded } from "../db/embedded/start-embedded";

// A launcher in a process of its own, for tests that kill one: starts the server of the data directory it is
// given, says so, and waits to be ended.
const [dataDir = ""] = process.argv.slice(2);
startEmbedded({ dataDir }).then(({ adminUrl }) => console.log(adminUrl));
