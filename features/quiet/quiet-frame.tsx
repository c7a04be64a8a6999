import type { ReactNode } from "react";
import { Messages } from "@/components/messages";
import { SiteFrame } from "@/components/site-frame";
import { Curtain } from "./curtain";
import { QuickExit } from "./quick-exit";

/** The frame of the pages outside of a network that nobody should be seen with. */
export function QuietFrame({ children }: { children: ReactNode }) {
  return (
    <Messages of={["quiet"]}>
      <SiteFrame exit={<QuickExit among="words" />}>{children}</SiteFrame>
      <Curtain />
    </Messages>
  );
}
