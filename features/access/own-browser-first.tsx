import { headers } from "next/headers";
import type { ReactNode } from "react";
import { builtInBrowser } from "@/lib/built-in-browser";
import { OwnBrowserNotice } from "./own-browser-notice";

/** In the built-in browser of a chat app: asks for a browser of its own first. Anywhere else simply its children. */
export async function OwnBrowserFirst({ children }: { children: ReactNode }) {
  const app = builtInBrowser((await headers()).get("user-agent") ?? "");
  return app === null ? children : <OwnBrowserNotice app={app}>{children}</OwnBrowserNotice>;
}
