import { expect, it } from "vitest";
import { currentHref } from "./current-href";

const hrefs = ["/n/a", "/n/a/mine", "/n/a/needs/new"];

it.each([
  ["/n/a", "/n/a"],
  ["/n/a/needs/1", "/n/a"],
  ["/n/a/needs/new", "/n/a/needs/new"],
  ["/n/a/mine/calendar", "/n/a/mine"],
  ["/n/a/mineral", "/n/a"],
  ["/n/ab", undefined],
])("%s belongs to %s", (path, href) => {
  expect(currentHref(path, hrefs)).toBe(href);
});
