import { expect, it } from "vitest";
import { describeError } from "./describe-error";

const canary = "canary-7f3a";

it("says the class, the code and where it was, and never the message", () => {
  class StrangeError extends Error {
    override name = "StrangeError";
    code = "23505";
  }
  const described = describeError(
    new StrangeError(`Key (name)=(${canary}) exists\n    at ${canary} (a.ts:1:1)`),
  );
  expect(described).toMatchObject({ class: "StrangeError", code: "23505" });
  expect(described.at?.[0]).toMatch(/lib\/describe-error\.test\.ts:\d+:\d+\)?$/);
  expect(described.at?.[0]).not.toMatch(/^\//);
  expect(JSON.stringify(described)).not.toContain(canary);
});

it("drops what V8 repeats of a text that is no JSON", () => {
  const thrown = (() => {
    try {
      return JSON.parse(`{"${canary}"`);
    } catch (error) {
      return error;
    }
  })();
  expect(String(thrown)).toContain("JSON");
  expect(describeError(thrown).class).toBe("SyntaxError");
  expect(JSON.stringify(describeError(thrown))).not.toContain(canary);
});

it("follows the causes, and not for ever", () => {
  const loop = new Error(canary);
  loop.cause = loop;
  expect(describeError(new TypeError("outer", { cause: new RangeError(canary) })).cause?.class).toBe(
    "RangeError",
  );
  expect(JSON.stringify(describeError(loop))).not.toContain(canary);
});

it("takes a name or a code that somebody filled for none", () => {
  const error = Object.assign(new Error("x"), { code: `say ${canary}`, name: `a ${canary}` });
  expect(describeError(error)).toMatchObject({ class: "Error" });
  expect(JSON.stringify(describeError(error))).not.toContain(canary);
});

it.each([
  [canary, "string"],
  [null, "null"],
  [undefined, "undefined"],
  [{ name: canary }, "object"],
])("says of %j only what kind of value was thrown", (thrown, kind) => {
  expect(describeError(thrown)).toEqual({ class: kind });
});

it("knows frames without a function's name, and a stack that is none", () => {
  const error = new Error(canary);
  error.stack = `Error: ${canary}\n    at ${process.cwd()}/lib/a.ts:1:2\n    at Array.map (<anonymous>)\n    at ${canary}`;
  expect(describeError(error).at).toEqual(["lib/a.ts:1:2", "Array.map (<anonymous>)"]);
});
