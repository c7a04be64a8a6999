import { expect, it } from "vitest";
import { makeListeners } from "./listeners";

it("tells each listener of every change, in order, until it stops", () => {
  const { listen, tell } = makeListeners();
  const heard: string[] = [];
  const stop = listen(() => heard.push("first"));
  listen(() => heard.push("second"));
  tell();
  stop();
  tell();
  expect(heard).toEqual(["first", "second", "second"]);
});
