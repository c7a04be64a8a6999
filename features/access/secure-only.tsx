import type { ReactNode } from "react";
import { siteOrigin } from "./origin";
import { RightPlace } from "./right-place";

/** What makes or uses keys: only at the site's own address, and only where a browser gives them. */
export function SecureOnly({ children }: { children: ReactNode }) {
  return <RightPlace origin={siteOrigin()}>{children}</RightPlace>;
}
