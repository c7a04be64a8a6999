import { expect, it } from "vitest";
import { refusals, refuse } from "./refusals";

it("answers every refusal with a client error, and only what is no fault of the sender's with 503", () => {
  for (const [reason, status] of Object.entries(refusals)) {
    if (reason === "unavailable") expect(status).toBe(503);
    else expect([400, 401, 403, 404, 409, 413, 415, 429], reason).toContain(status);
    expect(reason).toMatch(/^[a-z]+(-[a-z]+)*$/);
  }
});

it("is a value", () => {
  expect(refuse("gone")).toEqual({ ok: false, reason: "gone" });
});
