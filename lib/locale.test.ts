import { expect, it } from "vitest";
import { chooseLocale } from "./locale";

it.each([
  ["es", "en-US,en;q=0.9", "es"],
  [undefined, "es-MX,es;q=0.9,en;q=0.8", "es"],
  [undefined, "fr-FR,es;q=0.5,en;q=0.7", "en"],
  [undefined, "en;q=0.2, es-419;q=0.9", "es"],
  [undefined, "en;q=0, es;q=0.1", "es"],
  [undefined, "de,fr", "en"],
  ["xx", "es", "es"],
  [undefined, null, "en"],
  [undefined, ";;q=,,q=x;es;q=🙂", "en"],
  ["__proto__", "constructor", "en"],
] as const)("chosen %s, browser %s → %s", (chosen, accepted, locale) => {
  expect(chooseLocale(chosen, accepted)).toBe(locale);
});
