import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, it } from "vitest";
import { endChild } from "./spawn-next";

it("lets a child finish by itself", async () => {
  const child = await start("process.on('SIGTERM', () => setTimeout(() => process.exit(7), 50))");
  await endChild(child, 20);
  expect(child.exitCode).toBe(7);
});

it("ends one that does not, when its time is over", async () => {
  const child = await start("process.on('SIGTERM', () => {})");
  const began = performance.now();
  await endChild(child, 0.3);
  expect(child.signalCode).toBe("SIGKILL");
  expect(performance.now() - began).toBeGreaterThan(250);
});

it("ends it at once when told to hurry, before or while it waits", async () => {
  for (const hurry of [AbortSignal.abort(), AbortSignal.timeout(50)]) {
    const child = await start("process.on('SIGTERM', () => {})");
    await endChild(child, 50, hurry);
    expect(child.signalCode).toBe("SIGKILL");
  }
});

/** A child that is up, and stays up. */
async function start(program: string) {
  const child = spawn(
    process.execPath,
    ["-e", `${program}; setInterval(() => {}, 1000); console.log("up")`],
    {
      stdio: ["ignore", "pipe", "inherit", "ipc"],
    },
  );
  if (child.stdout) await once(child.stdout, "data");
  return child;
}
