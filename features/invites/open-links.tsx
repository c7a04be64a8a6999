"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/button";
import { LinkField } from "@/components/link-field";
import { Notice } from "@/components/notice";
import { Sheet } from "@/components/sheet";
import { showToast } from "@/components/toast-store";
import { useSend } from "@/features/access/use-send";
import { formatMoment } from "@/lib/format";
import type { OpenInvitation } from "./list-open-invites";

/** The links one has sent and nobody has opened yet: sent once more, or taken back. */
export function OpenLinks({ network, links, zone, now }: OpenLinksProps) {
  const t = useTranslations("invite");
  const locale = useLocale();
  const { act, pending, problem } = useSend(network);
  const [shown, setShown] = useState<{ id: string; link: string | null } | null>(null);
  if (links.length === 0) return null;

  async function show(id: string) {
    const code = await import("./invite-here").catch(() => null);
    setShown({ id, link: (await code?.findLinkAgain(network, id)) ?? null });
  }

  async function takeBack(id: string) {
    if (await act("cancel-invite", { invite: id })) showToast({ text: t("cancelled.title") });
  }

  return (
    <section className="mt-10 max-w-xl">
      <h2 className="text-xl font-extrabold">{t("links")}</h2>
      <p className="mt-1 text-quiet">{t("linksLead")}</p>
      <ul aria-label={t("links")} className="mt-3 border-t-2 border-rule">
        {links.map(({ id, expiresAt }) => (
          <li
            key={id}
            className="flex min-h-14 flex-wrap items-center justify-between gap-x-3 border-b-2 border-rule py-1"
          >
            <span className="font-bold">
              {t("openUntil", { time: formatMoment(new Date(expiresAt), zone, locale, now) })}
            </span>
            <span className="-mx-4 flex">
              <Button look="quiet" onClick={() => show(id)}>
                {t("sendAgain")}
              </Button>
              <Button look="quiet" pending={pending} onClick={() => takeBack(id)}>
                {t("cancelLink")}
              </Button>
            </span>
          </li>
        ))}
      </ul>
      {problem && <Notice kind="error">{problem}</Notice>}
      <Sheet open={shown !== null} onClose={() => setShown(null)} title={t("sendAgain")}>
        {shown?.link ? (
          <LinkField link={shown.link} hint={t("reveals")} share />
        ) : (
          <Notice>{t("otherDevice")}</Notice>
        )}
      </Sheet>
    </section>
  );
}

/** `zone` is the network's; `now` the server's clock. */
type OpenLinksProps = { network: string; links: readonly OpenInvitation[]; zone: string; now: Date };
