"use client";

import { lazy } from "react";

// Next.js sends it with every page, drawn already, in case there is none: of what is drawn here that is a name alone.
const NothingHere = lazy(async () => ({
  default: (await import("@/components/nothing-here")).NothingHere,
}));

export default function NotFound() {
  return <NothingHere />;
}
