import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { type Env, readEnv, variableNames } from "./env";

const guide = readFileSync(fileURLToPath(new URL("../docs/deploy.md", import.meta.url)), "utf8");

/** The table of docs/deploy.md: what is used without each variable, by its name. */
const table = new Map(
  [...guide.matchAll(/^\| `([A-Z_]+)` \| .+ \| (.+) \|$/gm)].map(([, name = "", usual = ""]) => [
    name,
    usual,
  ]),
);
const settings = [...table].filter(([name]) => variableNames.includes(name));

it("names every variable there is once, and none that there is not", () => {
  const named = [
    ...guide.slice(guide.indexOf("## What can be set")).matchAll(/^\| `([A-Z_]+)` \| .+ \| .+ \|$/gm),
  ];
  expect(named.map(([, name]) => name).sort()).toEqual([...variableNames].sort());
});

const usual: Partial<Record<string, keyof Env>> = {
  PORT: "port",
  DATABASE_CONNECTIONS: "databaseConnections",
  HOLDFAST_REQUESTS_PER_MINUTE: "requestsPerMinute",
  HOLDFAST_LOG_LEVEL: "logLevel",
  HOLDFAST_LEAVE_SECONDS: "leaveSeconds",
  HOLDFAST_SHUTDOWN_SECONDS: "shutdownSeconds",
};

it.each(Object.entries(usual))("says what is used without %s", (name, key) => {
  expect(table.get(name)).toBe(`\`${readEnv({})[key as keyof Env]}\``);
});

it("says of no other variable that there is a value without it", () => {
  const others = settings.filter(([name]) => usual[name] === undefined).map(([, without]) => without);
  expect(others.filter((without) => /^`(\d+|info)`$/.test(without))).toEqual([]);
});
