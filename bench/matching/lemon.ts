import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Problem } from "@/domain/matching/problem";

const source = fileURLToPath(new URL("lemon.cpp", import.meta.url));

/** LEMON's network simplex, compiled on the spot; null where there is no compiler or no LEMON. */
export class Lemon {
  private constructor(
    private readonly folder: string,
    private readonly program: string,
  ) {}

  static compile(): Lemon | null {
    const folder = mkdtempSync(join(tmpdir(), "holdfast-lemon-"));
    const program = join(folder, "lemon");
    const { status } = spawnSync("g++", ["-O2", "-o", program, source], { stdio: "ignore" });
    if (status === 0) return new Lemon(folder, program);
    rmSync(folder, { recursive: true });
    return null;
  }

  /** The least milliseconds of some runs, and what the flow costs. */
  solve({ needs, helpers, edges, price }: Problem, repeat: number): { ms: number; objective: number } {
    const lines = [[needs.weight.length, helpers.load.length, edges.helper.length, price, repeat].join(" ")];
    for (const [need, weight] of needs.weight.entries()) lines.push(`${weight} ${needs.slots[need]}`);
    for (const load of helpers.load) lines.push(String(load));
    for (let need = 0; need < needs.weight.length; need++) {
      for (let edge = edges.start[need] ?? 0; edge < (edges.start[need + 1] ?? 0); edge++) {
        lines.push(`${need} ${edges.helper[edge]} ${edges.cost[edge]}`);
      }
    }
    const { stdout, status } = spawnSync(this.program, { input: lines.join("\n"), encoding: "utf8" });
    if (status !== 0) throw new Error("LEMON found no flow.");
    return JSON.parse(stdout);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}
