"use client";

import { Check } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Button } from "@/components/button";
import { buttonLook } from "@/components/button-look";
import { UnlessWaiting } from "@/features/outbox/unless-waiting";
import { useWaitingFor } from "@/features/outbox/use-outbox";
import { useAskDesk } from "./ask-desk";
import { type AskTarget, hasLeft, timeOf } from "./ask-target";

/** "Claim" or "Answer"; once asked, the way to where the answer comes; nothing when nothing is left or it is `closed`. */
export function AskButton({ target, closed = false }: AskButtonProps) {
  const t = useTranslations("matches");
  const { open, loading, hasAsked, network } = useAskDesk();
  const { id } = timeOf(target);
  const isWaiting = useWaitingFor(network, id) !== undefined;
  if (isWaiting) return <UnlessWaiting network={network} about={id} />;
  if (hasAsked(id)) return <AskedLink network={network} />;
  if (closed || !hasLeft(target)) return null;
  return (
    <Button look="primary" pending={loading === id} onClick={() => open(target)}>
      {t(`${target.kind}.verb`)}
    </Button>
  );
}

/** `closed`: a rule speaks against it that the card does not know of. */
export type AskButtonProps = { target: AskTarget; closed?: boolean };

function AskedLink({ network }: { network: string }) {
  const t = useTranslations("matches.asked");
  const link = useRef<HTMLAnchorElement>(null);

  // The button that had the focus has become this link.
  useEffect(() => {
    if (document.activeElement !== document.body) return;
    link.current?.focus({ preventScroll: true });
    // Out from under the toast that tells so.
    link.current?.scrollIntoView({ block: "nearest" });
  }, []);

  return (
    <Link
      ref={link}
      href={`/n/${network}/mine`}
      prefetch={false}
      className={`${buttonLook("quiet")} scroll-mb-44`}
    >
      <Check aria-hidden />
      {t("link")}
    </Link>
  );
}
