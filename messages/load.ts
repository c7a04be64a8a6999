import type { Locale } from "@/lib/locale";
import enCommon from "./en/common.json";
import enErrors from "./en/errors.json";
import enGuide from "./en/guide.json";
import enKeyring from "./en/keyring.json";
import enLanding from "./en/landing.json";
import enStore from "./en/store.json";
import esCommon from "./es/common.json";
import esErrors from "./es/errors.json";
import esGuide from "./es/guide.json";
import esKeyring from "./es/keyring.json";
import esLanding from "./es/landing.json";
import esStore from "./es/store.json";

// One line per namespace and language: imports are static so that Next, the tests and scripts load the same files,
// and so that a key missing in one language is a type error.
const en = {
  common: enCommon,
  errors: enErrors,
  guide: enGuide,
  keyring: enKeyring,
  landing: enLanding,
  store: enStore,
};

const es: Catalogue = {
  common: esCommon,
  errors: esErrors,
  guide: esGuide,
  keyring: esKeyring,
  landing: esLanding,
  store: esStore,
};

export type Catalogue = typeof en;

/** All messages of one language, by namespace. Strings in ICU MessageFormat (compiled by the build). */
export function loadMessages(locale: Locale): Catalogue {
  return { en, es }[locale];
}

declare module "next-intl" {
  interface AppConfig {
    Locale: Locale;
    Messages: Catalogue;
  }
}
