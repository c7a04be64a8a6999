import { CalendarCheck, ClipboardList, LayoutList, Plus, Settings, Users } from "lucide-react";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Messages } from "@/components/messages";
import { PageShell } from "@/components/page-shell";
import { SiteFrame } from "@/components/site-frame";
import { currentActor } from "@/features/access/current-actor";
import { MissingKeys } from "@/features/access/missing-keys";
import { KeyringProvider } from "@/features/keyring/keyring-provider";
import { countWaiting } from "@/features/matches/queries";
import { NetworkName } from "@/features/networks/network-name";
import { findNetwork } from "@/features/networks/queries";

type LayoutProps = { params: Promise<{ network: string }>; children: ReactNode };

export default async function NetworkLayout({ params, children }: LayoutProps) {
  const { network } = await params;
  const actor = await currentActor(network);
  if (!actor) {
    return (
      <SiteFrame>
        <Messages of={["access"]}>{children}</Messages>
      </SiteFrame>
    );
  }
  const [t, card, waiting] = await Promise.all([
    getTranslations("shell"),
    findNetwork(actor),
    countWaiting(actor),
  ]);
  const home = `/n/${network}`;
  const items = [
    { href: home, label: t("board"), icon: <LayoutList aria-hidden /> },
    {
      href: `${home}/mine`,
      label: t("mine"),
      icon: <CalendarCheck aria-hidden />,
      count: waiting,
      countLabel: t("waiting", { count: waiting }),
    },
    { href: `${home}/needs/new`, label: t("post"), icon: <Plus aria-hidden /> },
    { href: `${home}/people`, label: t("people"), icon: <Users aria-hidden /> },
    ...(actor.role === "coordinator"
      ? [{ href: `${home}/coordinate`, label: t("coordinate"), icon: <ClipboardList aria-hidden /> }]
      : []),
    { href: `${home}/settings`, label: t("settings"), icon: <Settings aria-hidden />, isExtra: true },
  ];
  return (
    <Messages of={["access", "keyring"]}>
      <KeyringProvider network={network}>
        <PageShell
          home={home}
          items={items}
          heading={
            <div className="line-clamp-2 text-sm leading-tight font-semibold whitespace-normal md:text-base">
              <NetworkName network={network} card={card} />
            </div>
          }
          actions={<SettingsLink href={`${home}/settings`} label={t("settings")} />}
        >
          <MissingKeys />
          {children}
        </PageShell>
      </KeyringProvider>
    </Messages>
  );
}

/** On a phone the tabs have no room for it. */
function SettingsLink({ href, label }: { href: string; label: string }) {
  return (
    <Link
      href={href}
      prefetch={false}
      className="inline-flex min-h-11 items-center gap-1.5 rounded-sign px-1 text-sm font-semibold hover:bg-wash md:hidden"
    >
      <Settings aria-hidden className="size-5" />
      {label}
    </Link>
  );
}
