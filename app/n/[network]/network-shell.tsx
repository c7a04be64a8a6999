"use client";

import { CalendarCheck, ClipboardList, LayoutList, Plus, Settings, Users } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PageShell } from "@/components/page-shell";
import { MissingKeys } from "@/features/access/missing-keys";
import { NameDeviceOnce } from "@/features/devices/name-device-once";
import { NoteBurning } from "@/features/forgetting/note-burning";
import { KeyringProvider } from "@/features/keyring/keyring-provider";
import { KeysWarning } from "@/features/keyring/keys-warning";
import { HeedTheEnd } from "@/features/live/heed-the-end";
import { refreshLater } from "@/features/members/refresh-later";
import { NetworkName } from "@/features/networks/network-name";
import type { NetworkCard } from "@/features/networks/queries";
import { KeepPush } from "@/features/notices/keep-push";
import { KeepOffline } from "@/features/offline/keep-offline";
import { OfflineLine } from "@/features/offline/offline-line";
import { Curtain } from "@/features/quiet/curtain";
import { HideButton } from "@/features/quiet/hide-button";
import { QuickExit } from "@/features/quiet/quick-exit";
import { OutboxOfNetwork } from "./outbox-of-network";

/**
 * The frame of a member's pages. It is a client component so that a page carries its few facts and not its markup
 * twice over: what is drawn on the server travels as HTML and once more as a description of it.
 */
export function NetworkShell({
  network,
  member,
  zone,
  drawn,
  epoch,
  card,
  waiting,
  arrivals,
  isCoordinator,
  burnsIn,
  children,
}: NetworkShellProps) {
  const t = useTranslations("shell");
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
    {
      href: `${home}/needs/new`,
      also: `${home}/offers/new`,
      label: t("post"),
      icon: <Plus aria-hidden />,
    },
    {
      href: `${home}/people`,
      label: t("people"),
      icon: <Users aria-hidden />,
      count: arrivals,
      countLabel: t("arrivals", { count: arrivals }),
    },
    ...(isCoordinator
      ? [{ href: `${home}/coordinate`, label: t("coordinate"), icon: <ClipboardList aria-hidden /> }]
      : []),
    { href: `${home}/settings`, label: t("settings"), icon: <Settings aria-hidden />, isExtra: true },
  ];
  return (
    <KeyringProvider network={network} epoch={epoch} refresh={refreshLater}>
      <PageShell
        home={home}
        items={items}
        heading={
          <div className="line-clamp-2 text-sm leading-tight font-semibold whitespace-normal md:text-base">
            <NetworkName network={network} card={card} />
          </div>
        }
        actions={
          <>
            <HideButton />
            <SettingsLink href={`${home}/settings`} label={t("settings")} />
          </>
        }
        exit={<QuickExit among="tabs" />}
      >
        <OutboxOfNetwork network={network} zone={zone} />
        <MissingKeys />
        <KeysWarning />
        <NameDeviceOnce network={network} />
        <KeepPush network={network} />
        {children}
      </PageShell>
      <OfflineLine zone={zone} drawn={drawn} />
      <KeepOffline network={network} member={member} days={card.keptDays} />
      <HeedTheEnd network={network} />
      <NoteBurning seconds={burnsIn} />
      <Curtain />
    </KeyringProvider>
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

type NetworkShellProps = {
  network: string;
  member: string;
  zone: string;
  /** When the server drew it, in milliseconds of its clock. */
  drawn: number;
  /** The one the server goes by. */
  epoch: number;
  card: NetworkCard;
  /** How many people wait for this member's answer. */
  waiting: number;
  /** How many people wait to be let in. */
  arrivals: number;
  isCoordinator: boolean;
  /** The seconds until the network is burnt, once two agreed on it. */
  burnsIn: number | null;
  children: ReactNode;
};
