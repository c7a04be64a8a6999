import type { Messages as Catalogue } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import { MessagesProvider } from "./messages-provider";

type Namespaces = readonly (keyof Catalogue)[];

/** Sends the named namespaces to the client components inside, on top of those an outer one already sent. */
export async function Messages({ of, children }: { of: Namespaces; children: ReactNode }) {
  return <MessagesProvider messages={writeMessages(await getMessages(), of)}>{children}</MessagesProvider>;
}

/** As one text, written once: React would take hundreds of messages apart and put them together for every request. */
function writeMessages(all: Catalogue, of: Namespaces): string {
  const texts = written.get(all) ?? new Map<string, string>();
  written.set(all, texts);
  const key = of.join();
  const text = texts.get(key) ?? JSON.stringify(Object.fromEntries(of.map((name) => [name, all[name]])));
  texts.set(key, text);
  return text;
}

const written = new WeakMap<Catalogue, Map<string, string>>();
