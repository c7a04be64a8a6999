"use client";

import { Broken, type BrokenProps } from "@/components/broken";

export default function ErrorPage(props: BrokenProps) {
  return (
    <main className="mx-auto max-w-xl px-4 py-16">
      <Broken {...props} />
    </main>
  );
}
