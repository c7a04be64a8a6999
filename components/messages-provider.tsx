"use client";

import {
  type Messages as Catalogue,
  NextIntlClientProvider,
  useLocale,
  useMessages,
  useTimeZone,
} from "next-intl";
import { type ReactNode, useMemo } from "react";

/** Adds namespaces to those of the provider around it; use it through `Messages`. */
export function MessagesProvider({
  messages,
  children,
}: {
  messages: Partial<Catalogue>;
  children: ReactNode;
}) {
  const outer = useMessages();
  const merged = useMemo(() => ({ ...outer, ...messages }), [outer, messages]);
  return (
    <NextIntlClientProvider locale={useLocale()} timeZone={useTimeZone()} messages={merged}>
      {children}
    </NextIntlClientProvider>
  );
}
