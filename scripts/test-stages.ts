import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Count, runCommand, type Stage } from "./stage";

/** The tests of one project of vitest.config.ts. `write`: accept what differs from recorded files. */
export function vitestStage(name: string, project: string, write: boolean): Stage {
  return {
    name,
    run: () =>
      withReport(async (report) => {
        const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
        const args = ["run", "--project", project, ...reporters, ...(write ? ["--update"] : [])];
        const code = await runCommand("vitest", args);
        const { numPassedTests, numTotalTests } = JSON.parse(await readFile(report, "utf8"));
        return countOf(numPassedTests, numTotalTests, code);
      }),
  };
}

/** The browser tests, by Playwright, once `ready`. */
export function playwrightStage(name: string, ready: Promise<unknown>): Stage {
  return {
    name,
    run: () =>
      withReport(async (report) => {
        await ready;
        const environment = { PLAYWRIGHT_JSON_OUTPUT_NAME: report };
        const code = await runCommand("playwright", ["test", "--reporter=list,json"], environment);
        const { expected, unexpected, flaky, skipped } = JSON.parse(await readFile(report, "utf8")).stats;
        return countOf(expected, expected + unexpected + flaky + skipped, code);
      }),
  };
}

/** A test that was skipped has not passed; neither has a run that failed outside of its tests. */
function countOf(passed: number, total: number, code: number): Count {
  const failed = total - passed;
  return { passed, failed: failed === 0 && code !== 0 ? 1 : failed };
}

async function withReport(run: (file: string) => Promise<Count>): Promise<Count> {
  const folder = await mkdtemp(join(tmpdir(), "holdfast-report-"));
  try {
    return await run(join(folder, "report.json"));
  } finally {
    await rm(folder, { recursive: true });
  }
}
