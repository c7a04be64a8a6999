"use client";

import dynamic from "next/dynamic";

/** What few networks ever see is no part of the first load of any page. */
export const BurnNotice = dynamic(async () => (await import("./burning")).Burning);
