import { chooseLocale } from "@/lib/locale";
// The worker reads these with Node's own loader, which wants to be told that they are JSON.
import en from "@/messages/en/notices.json" with { type: "json" };
import es from "@/messages/es/notices.json" with { type: "json" };

/** What messages say in a language; in English where it is none of ours. */
export function messageWords(locale: string) {
  return { en, es }[chooseLocale(locale, null)];
}
