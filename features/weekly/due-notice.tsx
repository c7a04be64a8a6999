"use client";

import dynamic from "next/dynamic";

/** Few have something of which it has to be asked, and nobody else loads its code. */
export const DueNotice = dynamic(async () => (await import("./due-list")).DueList);
