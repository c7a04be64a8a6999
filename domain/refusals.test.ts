import { expect, it } from "vitest";
import { refusals, refuse } from "./refusals";

it("answers every refusal with a client error, never a server error", () => {
  for (const [reason, status] of Object.entries(refusals)) {
    expect([400, 401, 403, 404, 409, 413, 415, 429], reason).toContain(status);
    expect(reason).toMatch(/^[a-z]+(-[a-z]+)*$/);
  }
});

it("is a value", () => {
  expect(refuse("gone")).toEqual({ ok: false, reason: "gone" });
});
