import { checkImports } from "./check-imports";
import { commandStage, type Stage } from "./stage";
import { vitestStage } from "./test-stages";

/** The fast half of all checks. `write`: set right what can be, and record the schema as it is. */
export function checkStages(write: boolean): Stage[] {
  return [
    commandStage(
      "types",
      ["next", "typegen"],
      ["tsc", "--noEmit", "--incremental", "false"],
      // A service worker has another world around it than a page.
      ["tsc", "--noEmit", "-p", "features/offline/worker"],
    ),
    commandStage("style", ["biome", "check", "--error-on-warnings", ...(write ? ["--write"] : [])]),
    { name: "imports", run: countImportTrouble },
    commandStage("unused", ["knip", "--no-progress"]),
    vitestStage("unit", "pure", write),
    vitestStage("database", "database", write),
  ];
}

async function countImportTrouble() {
  const trouble = await checkImports();
  for (const sentence of trouble) console.error(sentence);
  return { passed: trouble.length === 0 ? 1 : 0, failed: trouble.length };
}
