import { expect, test } from "vitest";
import { isBroken, languageOf, memberIn, stampPage } from "./read-page";

const id = "0b6c8f3e-1f4e-4c43-9a58-6f0f3c1f7a11";
const page = `<!DOCTYPE html><html lang="es"><head></head><body><span hidden="" data-member="${id}"></span></body></html>`;

test("a page says whose it is, and in which language", () => {
  expect(memberIn(page)).toBe(id);
  expect(languageOf(page)).toBe("es");
  expect(memberIn(`<html lang="en"><main>Opening…</main></html>`)).toBeNull();
  expect(languageOf("nothing")).toBe("");
});

test("when it was kept is written on it, and nothing else changes", () => {
  const stamped = stampPage(page, 17);
  expect(stamped).toContain(`<html data-kept-at="17" lang="es">`);
  expect(stamped.replace(` data-kept-at="17"`, "")).toBe(page);
  expect(languageOf(stamped)).toBe("es");
});

test("a page that broke halfway is known by what React leaves there", () => {
  expect(isBroken(page)).toBe(false);
  expect(isBroken(`${page}<!--$!--><template data-dgst="2338"></template>`)).toBe(true);
  expect(isBroken(String.raw`<script>self.__next_f.push([1,"1c:E{\"digest\":\"2338\"}\n"])</script>`)).toBe(
    true,
  );
});
