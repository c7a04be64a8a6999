import { findBrowser } from "../test/browser";
import { buildWhenNeeded } from "./build-app";
import { checkMigrations } from "./check-migrations";
import { checkStages } from "./check-stages";
import { runStages } from "./stage";
import { playwrightStage, vitestStage } from "./test-stages";

// `npm test`: every check there is, on a machine that may have neither database nor browser. What it takes to have one
// goes on beside the first stages; the tests in it look for themselves, and say what went wrong.
const browser = findBrowser(console.log).catch(() => {});

runStages([
  ...checkStages(false),
  vitestStage("launcher", "launcher", false),
  { name: "migrations", run: checkMigrations },
  { name: "build", run: () => buildWhenNeeded(console.log).then(() => ({ passed: 1, failed: 0 })) },
  playwrightStage("browser", browser),
]);
