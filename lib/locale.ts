/** The languages that every sentence is in. */
export const locales = ["en", "es"] as const;
export type Locale = (typeof locales)[number];

/** The cookie in which a reader's own choice of language is kept. */
export const localeCookie = "locale";

/**
 * The language to answer in: the reader's own choice when it is one of ours, else the best of the
 * browser's Accept-Language (RFC 9110 §12.5.4: highest q first, order breaks ties), else English.
 * Never throws, whatever the two texts hold.
 */
export function chooseLocale(chosen: string | undefined, acceptLanguage: string | null): Locale {
  if (isLocale(chosen)) return chosen;
  const wishes = (acceptLanguage ?? "")
    .slice(0, 500)
    .split(",")
    .map(readWish)
    .filter((wish) => wish.q > 0)
    .sort((a, b) => b.q - a.q);
  return wishes.map((wish) => wish.language).find(isLocale) ?? "en";
}

function isLocale(text: unknown): text is Locale {
  return locales.some((locale) => locale === text);
}

function readWish(part: string): { language: string; q: number } {
  const [tag = "", ...parameters] = part.split(";").map((piece) => piece.trim().toLowerCase());
  const weight = parameters.find((parameter) => parameter.startsWith("q="));
  const q = weight === undefined ? 1 : Number(weight.slice(2));
  return { language: tag.split("-")[0] ?? "", q: Number.isFinite(q) ? q : 0 };
}
