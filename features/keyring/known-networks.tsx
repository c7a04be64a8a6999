"use client";

import { ArrowRight } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useState } from "react";
import { listKeycards, recallNetworkName } from "./keycard";

type Known = { network: string; name: string | null };

/** The networks this device has keys for; nothing at all when there are none. `children` stand above the list. */
export function KnownNetworks({ children }: { children?: ReactNode }) {
  const t = useTranslations("keyring");
  const [known, setKnown] = useState<readonly Known[]>([]);
  useEffect(() => {
    let current = true;
    listKnown().then(
      (found) => current && setKnown(found),
      () => {},
    );
    return () => {
      current = false;
    };
  }, []);
  if (known.length === 0) return null;
  return (
    <div className="grid gap-3">
      {children}
      <ul aria-label={t("known")} className="grid gap-2">
        {known.map(({ network, name }) => (
          <li key={network}>
            <Link
              href={`/n/${network}`}
              prefetch={false}
              className="flex min-h-14 items-center justify-between gap-3 rounded-sign border-2 border-ink bg-sheet px-4 py-2 text-lg font-bold hover:bg-wash"
            >
              <span className="min-w-0">{name ?? t("unnamed")}</span>
              <ArrowRight aria-hidden className="size-5 shrink-0" />
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}

async function listKnown(): Promise<Known[]> {
  const keycards = await listKeycards();
  const known = await Promise.all(
    keycards.map(async (keycard) => ({ network: keycard.network, name: await recallNetworkName(keycard) })),
  );
  return known.sort((a, b) => (a.name ?? "").localeCompare(b.name ?? ""));
}
