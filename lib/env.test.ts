import { resolve } from "node:path";
import { expect, test } from "vitest";
import { readEnv } from "./env";

const postgresUrl = "postgres://app:secret@db.example:5432/holdfast";

test("an empty environment starts everything on this machine", () => {
  expect(readEnv({ PORT: "", DATABASE_URL: "" })).toEqual({
    port: 3000,
    databaseUrl: null,
    databaseConnections: 10,
    databaseOwnerUrl: null,
    dataDir: resolve(".data"),
    origin: "http://localhost:3000",
    nextauthSecret: null,
    databaseListenUrl: null,
    noticeSecret: null,
    smtpUrl: null,
    mailFrom: null,
    pushHosts: [],
    jobs: "here",
    demoFile: null,
    requestsPerMinute: 120,
    logLevel: "info",
    metricsToken: null,
    leaveSeconds: 0,
    shutdownSeconds: 20,
  });
});

test("the origin follows the port unless it is given", () => {
  expect(readEnv({ PORT: "4321" }).origin).toBe("http://localhost:4321");
  expect(readEnv({ HOLDFAST_ORIGIN: "https://strike.example" }).origin).toBe("https://strike.example");
});

test("migrations connect as the app does unless they have a URL of their own", () => {
  expect(readEnv({ DATABASE_URL: postgresUrl }).databaseOwnerUrl).toBe(postgresUrl);
  const owner = "postgresql://owner@db.example/holdfast";
  expect(readEnv({ DATABASE_URL: postgresUrl, DATABASE_OWNER_URL: owner }).databaseOwnerUrl).toBe(owner);
});

test.each([
  ["PORT", { PORT: "80a" }],
  ["PORT", { PORT: "0" }],
  ["PORT", { PORT: "65536" }],
  ["DATABASE_URL", { DATABASE_URL: "mysql://db.example/holdfast" }],
  ["DATABASE_OWNER_URL", { DATABASE_OWNER_URL: postgresUrl }],
  ["HOLDFAST_ORIGIN", { HOLDFAST_ORIGIN: "https://strike.example/path" }],
  ["HOLDFAST_ORIGIN", { HOLDFAST_ORIGIN: "strike.example" }],
  ["HOLDFAST_ORIGIN", { HOLDFAST_ORIGIN: "ftp://strike.example" }],
  ["NEXTAUTH_SECRET", { NEXTAUTH_SECRET: "short" }],
  ["HOLDFAST_REQUESTS_PER_MINUTE", { HOLDFAST_REQUESTS_PER_MINUTE: "11" }],
  ["HOLDFAST_REQUESTS_PER_MINUTE", { HOLDFAST_REQUESTS_PER_MINUTE: "many" }],
  ["DATABASE_CONNECTIONS", { DATABASE_CONNECTIONS: "0" }],
  ["DATABASE_CONNECTIONS", { DATABASE_CONNECTIONS: "ten" }],
  ["HOLDFAST_LOG_LEVEL", { HOLDFAST_LOG_LEVEL: "loud" }],
  ["HOLDFAST_METRICS_TOKEN", { HOLDFAST_METRICS_TOKEN: "short" }],
  ["HOLDFAST_LEAVE_SECONDS", { HOLDFAST_LEAVE_SECONDS: "-1" }],
  ["HOLDFAST_SHUTDOWN_SECONDS", { HOLDFAST_SHUTDOWN_SECONDS: "601" }],
])("a wrong %s is named in one sentence", (name, environment) => {
  expect(() => readEnv(environment)).toThrow(new RegExp(`^${name} [^\\n]+\\.$`));
});

test("every wrong variable gets its line, and no value is repeated", () => {
  const wrong = { PORT: "x", NEXTAUTH_SECRET: "hunter2" };
  expect(() => readEnv(wrong)).toThrow(/^PORT .*\nNEXTAUTH_SECRET .*$/);
  expect(() => readEnv(wrong)).not.toThrow("hunter2");
});
