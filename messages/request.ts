import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { chooseLocale, localeCookie } from "@/lib/locale";
import { loadMessages } from "./load";

export default getRequestConfig(async () => {
  const [jar, head] = await Promise.all([cookies(), headers()]);
  const locale = chooseLocale(jar.get(localeCookie)?.value, head.get("accept-language"));
  // Instants are shown in the network's zone by lib/format; a fixed zone here keeps server and browser alike.
  return { locale, messages: loadMessages(locale), timeZone: "UTC" };
});
