/** A piece of a contact; `tel` is set where it reads like a phone number. */
export type ContactPart = { readonly text: string; readonly tel?: string };

/**
 * A contact in its pieces, in order; together they are the text as it was. A phone number is 7 to 15 digits (ITU-T
 * E.164 §6) written as people write them, with spaces, dots, dashes and brackets, not in the middle of a longer number.
 */
export function splitContact(text: string): ContactPart[] {
  const parts: ContactPart[] = [];
  let end = 0;
  for (const found of text.matchAll(likePhone)) {
    const tel = found[0].replace(/[^\d+]/g, "");
    const digits = tel.replace("+", "").length;
    if (digits < 7 || digits > 15 || likeDay.test(found[0])) continue;
    if (found.index > end) parts.push({ text: text.slice(end, found.index) });
    parts.push({ text: found[0], tel });
    end = found.index + found[0].length;
  }
  return end < text.length ? [...parts, { text: text.slice(end) }] : parts;
}

const likePhone = /(?<![\p{L}\d])\+?\(?\d(?:[ \u00a0().-]{0,2}\d){6,19}(?![\p{L}\d])/gu;
const likeDay = /^\d{4}-\d{2}-\d{2}$/;
