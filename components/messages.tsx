import type { Messages as Catalogue } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import { MessagesProvider } from "./messages-provider";

/** Sends the named namespaces to the client components inside, on top of those an outer one already sent. */
export async function Messages({ of, children }: { of: readonly (keyof Catalogue)[]; children: ReactNode }) {
  const all = await getMessages();
  const picked = Object.fromEntries(of.map((namespace) => [namespace, all[namespace]]));
  return <MessagesProvider messages={picked}>{children}</MessagesProvider>;
}
