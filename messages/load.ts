import type { Locale } from "@/lib/locale";
import enAccess from "./en/access.json";
import enAreas from "./en/areas.json";
import enArrivals from "./en/arrivals.json";
import enAttributes from "./en/attributes.json";
import enBoard from "./en/board.json";
import enCategories from "./en/categories.json";
import enCommon from "./en/common.json";
import enCoordinate from "./en/coordinate.json";
import enDemo from "./en/demo.json";
import enDevices from "./en/devices.json";
import enDuty from "./en/duty.json";
import enErrors from "./en/errors.json";
import enFallback from "./en/fallback.json";
import enGuests from "./en/guests.json";
import enGuide from "./en/guide.json";
import enInstall from "./en/install.json";
import enInvalid from "./en/invalid.json";
import enInvite from "./en/invite.json";
import enJoin from "./en/join.json";
import enKeyring from "./en/keyring.json";
import enLanding from "./en/landing.json";
import enLeave from "./en/leave.json";
import enLimits from "./en/limits.json";
import enListing from "./en/listing.json";
import enLog from "./en/log.json";
import enMatches from "./en/matches.json";
import enMine from "./en/mine.json";
import enNames from "./en/names.json";
import enNotices from "./en/notices.json";
import enOffline from "./en/offline.json";
import enOutbox from "./en/outbox.json";
import enPeople from "./en/people.json";
import enPlan from "./en/plan.json";
import enPost from "./en/post.json";
import enQuiet from "./en/quiet.json";
import enRefusals from "./en/refusals.json";
import enRemoval from "./en/removal.json";
import enSend from "./en/send.json";
import enSettings from "./en/settings.json";
import enShell from "./en/shell.json";
import enSignIn from "./en/signIn.json";
import enStart from "./en/start.json";
import enStore from "./en/store.json";
import enWeekly from "./en/weekly.json";
import esAccess from "./es/access.json";
import esAreas from "./es/areas.json";
import esArrivals from "./es/arrivals.json";
import esAttributes from "./es/attributes.json";
import esBoard from "./es/board.json";
import esCategories from "./es/categories.json";
import esCommon from "./es/common.json";
import esCoordinate from "./es/coordinate.json";
import esDemo from "./es/demo.json";
import esDevices from "./es/devices.json";
import esDuty from "./es/duty.json";
import esErrors from "./es/errors.json";
import esFallback from "./es/fallback.json";
import esGuests from "./es/guests.json";
import esGuide from "./es/guide.json";
import esInstall from "./es/install.json";
import esInvalid from "./es/invalid.json";
import esInvite from "./es/invite.json";
import esJoin from "./es/join.json";
import esKeyring from "./es/keyring.json";
import esLanding from "./es/landing.json";
import esLeave from "./es/leave.json";
import esLimits from "./es/limits.json";
import esListing from "./es/listing.json";
import esLog from "./es/log.json";
import esMatches from "./es/matches.json";
import esMine from "./es/mine.json";
import esNames from "./es/names.json";
import esNotices from "./es/notices.json";
import esOffline from "./es/offline.json";
import esOutbox from "./es/outbox.json";
import esPeople from "./es/people.json";
import esPlan from "./es/plan.json";
import esPost from "./es/post.json";
import esQuiet from "./es/quiet.json";
import esRefusals from "./es/refusals.json";
import esRemoval from "./es/removal.json";
import esSend from "./es/send.json";
import esSettings from "./es/settings.json";
import esShell from "./es/shell.json";
import esSignIn from "./es/signIn.json";
import esStart from "./es/start.json";
import esStore from "./es/store.json";
import esWeekly from "./es/weekly.json";

// One line per namespace and language: imports are static so that Next, the tests and scripts load the same files,
// and so that a key missing in one language is a type error.
const en = {
  access: enAccess,
  areas: enAreas,
  arrivals: enArrivals,
  attributes: enAttributes,
  board: enBoard,
  categories: enCategories,
  common: enCommon,
  coordinate: enCoordinate,
  demo: enDemo,
  devices: enDevices,
  duty: enDuty,
  errors: enErrors,
  fallback: enFallback,
  guests: enGuests,
  guide: enGuide,
  install: enInstall,
  invalid: enInvalid,
  invite: enInvite,
  join: enJoin,
  keyring: enKeyring,
  landing: enLanding,
  leave: enLeave,
  limits: enLimits,
  listing: enListing,
  log: enLog,
  matches: enMatches,
  mine: enMine,
  names: enNames,
  notices: enNotices,
  offline: enOffline,
  outbox: enOutbox,
  people: enPeople,
  plan: enPlan,
  post: enPost,
  quiet: enQuiet,
  refusals: enRefusals,
  removal: enRemoval,
  send: enSend,
  settings: enSettings,
  shell: enShell,
  signIn: enSignIn,
  start: enStart,
  store: enStore,
  weekly: enWeekly,
};

const es: Catalogue = {
  access: esAccess,
  areas: esAreas,
  arrivals: esArrivals,
  attributes: esAttributes,
  board: esBoard,
  categories: esCategories,
  common: esCommon,
  coordinate: esCoordinate,
  demo: esDemo,
  devices: esDevices,
  duty: esDuty,
  errors: esErrors,
  fallback: esFallback,
  guests: esGuests,
  guide: esGuide,
  install: esInstall,
  invalid: esInvalid,
  invite: esInvite,
  join: esJoin,
  keyring: esKeyring,
  landing: esLanding,
  leave: esLeave,
  limits: esLimits,
  listing: esListing,
  log: esLog,
  matches: esMatches,
  mine: esMine,
  names: esNames,
  notices: esNotices,
  offline: esOffline,
  outbox: esOutbox,
  people: esPeople,
  plan: esPlan,
  post: esPost,
  quiet: esQuiet,
  refusals: esRefusals,
  removal: esRemoval,
  send: esSend,
  settings: esSettings,
  shell: esShell,
  signIn: esSignIn,
  start: esStart,
  store: esStore,
  weekly: esWeekly,
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
