"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { AskFirst } from "@/components/ask-first";
import { Button } from "@/components/button";
import { Notice } from "@/components/notice";
import { useSend } from "@/features/access/use-send";
import { MemberName, type SealedMember } from "@/features/keyring/member-name";

/** On every page while somebody asks to burn the network, and in the minute in which it can be taken back. */
export function Burning(props: BurningProps) {
  const { network, request, asker, self, canKeep, secondsLeft } = props;
  const t = useTranslations("leave.notice");
  const { act, pending, problem } = useSend(network);
  const isMine = asker.id === self;
  const who = () => <MemberName member={asker} />;

  return (
    <div className="mb-6">
      <Notice kind="warn" title={t(secondsLeft === null ? "asked" : "burning")}>
        {secondsLeft === null ? (
          <p>{isMine ? t("mine") : t.rich("theirs", { who })}</p>
        ) : (
          <Countdown from={secondsLeft} />
        )}
        {problem && <p className="mt-2 font-bold">{problem}</p>}
        <div className="mt-3 flex flex-wrap gap-3">
          {canKeep && (
            <Button pending={pending} onClick={() => act("keep-network", {})}>
              {t("keep")}
            </Button>
          )}
          {secondsLeft === null && !isMine && (
            <AskFirst
              {...{ pending, problem }}
              label={t("agree")}
              title={t("agree")}
              sure={t("sure")}
              act={() => act("agree-to-burn", { request })}
            >
              <p>{t("means")}</p>
            </AskFirst>
          )}
        </div>
      </Notice>
    </div>
  );
}

/** What is left of the minute; when it is over the page asks anew, and finds nothing. */
function Countdown({ from }: { from: number }) {
  const t = useTranslations("leave.notice");
  const router = useRouter();
  const [left, setLeft] = useState(from);
  useEffect(() => {
    const end = performance.now() + from * 1000;
    const timer = setInterval(() => {
      const seconds = Math.ceil((end - performance.now()) / 1000);
      setLeft(Math.max(0, seconds));
      if (seconds > 0) return;
      clearInterval(timer);
      router.refresh();
    }, 1000);
    return () => clearInterval(timer);
  }, [from, router]);
  return <p aria-live="off">{t("left", { seconds: left })}</p>;
}

type BurningProps = {
  network: string;
  request: string;
  asker: SealedMember;
  self: string;
  /** Whoever asked, and whoever is on duty. */
  canKeep: boolean;
  /** Null while nobody has agreed. */
  secondsLeft: number | null;
};
