import { DrizzleQueryError } from "drizzle-orm";
import { expect, it } from "vitest";
import { isOutage } from "./outage";
import { QueryError } from "./query-error";

function coded(code: string): Error {
  return Object.assign(new Error("canary"), { code });
}

it.each([
  ...["ERR_SOCKET_CLOSED", "CONNECTION_CLOSED", "CONNECT_TIMEOUT", "ECONNREFUSED", "ENOENT", "EPIPE"],
  ...["57P01", "57P02", "57P03", "08006", "08P01", "53300", "55P03", "57014"],
])("%s says that the database is away", (code) => {
  const thrown = coded(code);
  expect(isOutage(thrown)).toBe(true);
  const wrapped = new DrizzleQueryError("select 1", [], thrown);
  expect(isOutage(wrapped)).toBe(true);
  expect(isOutage(new QueryError(wrapped))).toBe(true);
  expect(isOutage(new Error("outer", { cause: wrapped }))).toBe(true);
});

it.each([...["23505", "22P02", "40001", "42501", "P0001", "XX000", "ERR_INVALID_URL", "08"]])(
  "%s is a mistake of somebody's",
  (code) => {
    expect(isOutage(coded(code))).toBe(false);
  },
);

it("goes by codes alone", () => {
  const circle = new Error("a");
  circle.cause = circle;
  for (const thrown of [null, undefined, "ECONNREFUSED", { code: "ECONNREFUSED" }, circle])
    expect(isOutage(thrown)).toBe(false);
});
