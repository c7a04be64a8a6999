"use client";

import { NextIntlClientProvider, useLocale, useMessages, useTimeZone } from "next-intl";
import { type ReactNode, useMemo } from "react";

/** Adds namespaces (JSON) to those of the provider around it; use it through `Messages`. */
export function MessagesProvider({ messages, children }: { messages: string; children: ReactNode }) {
  const outer = useMessages();
  const merged = useMemo(() => ({ ...outer, ...readMessages(messages) }), [outer, messages]);
  return (
    <NextIntlClientProvider locale={useLocale()} timeZone={useTimeZone()} messages={merged}>
      {children}
    </NextIntlClientProvider>
  );
}

/** A server reads the same few texts for every page. */
function readMessages(text: string): Messages {
  const known = read.get(text);
  if (known) return known;
  const messages: Messages = JSON.parse(text);
  if (read.size >= 200) read.clear();
  read.set(text, messages);
  return messages;
}

type Messages = Partial<ReturnType<typeof useMessages>>;

const read = new Map<string, Messages>();
