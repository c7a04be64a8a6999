import { checkStages } from "./check-stages";
import { runStages } from "./stage";

// `npm run check`: everything that is quick. `npm run check -- --write` sets right what can be.
runStages(checkStages(process.argv.includes("--write")));
