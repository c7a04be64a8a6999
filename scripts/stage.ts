import { spawn } from "node:child_process";
import { join } from "node:path";
import { root } from "./root";

/** What a stage found: how many checks or tests passed and failed. */
export type Count = { passed: number; failed: number };

export type Stage = { name: string; run(): Promise<Count> };

/** A stage that is one command: one check, which passes when the command succeeds. */
export function commandStage(name: string, ...commands: string[][]): Stage {
  return {
    name,
    async run() {
      for (const [program = "", ...args] of commands) {
        if ((await runCommand(program, args)) !== 0) return { passed: 0, failed: 1 };
      }
      return { passed: 1, failed: 0 };
    },
  };
}

/** Runs a program of an installed package in the foreground and answers its exit code. */
export function runCommand(program: string, args: string[], environment = {}): Promise<number> {
  const child = spawn(join(root, "node_modules", ".bin", program), args, {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ["ignore", "inherit", "inherit"],
    // There a program is a .cmd file, which only the shell runs.
    shell: process.platform === "win32",
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 1));
  });
}

/**
 * Runs stages one after the other, all of them even when one fails, and ends with one line for machines:
 * `N passed, M failed`. A stage that checked nothing has failed.
 */
export async function runStages(stages: Stage[]): Promise<void> {
  const total = { passed: 0, failed: 0 };
  const summary: string[] = [];
  for (const { name, run } of stages) {
    console.log(`\n── ${name}`);
    const start = performance.now();
    const count = await runCounted(run);
    total.passed += count.passed;
    total.failed += count.failed;
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    summary.push(`${name.padEnd(12)} ${count.passed} passed, ${count.failed} failed (${seconds} s)`);
  }
  console.log(`\n${summary.join("\n")}\n\n${total.passed} passed, ${total.failed} failed`);
  if (total.failed > 0) process.exitCode = 1;
}

async function runCounted(run: Stage["run"]): Promise<Count> {
  try {
    const { passed, failed } = await run();
    if (passed + failed > 0) return { passed, failed };
    console.error("Nothing was checked here.");
  } catch (error) {
    console.error(error);
  }
  return { passed: 0, failed: 1 };
}
