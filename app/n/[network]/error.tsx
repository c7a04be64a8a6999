"use client";

import { Broken, type BrokenProps } from "@/components/broken";

/** A page of the network broke; the frame around it still stands. */
export default function ErrorPage(props: BrokenProps) {
  return (
    <div className="max-w-prose">
      <Broken {...props} />
    </div>
  );
}
