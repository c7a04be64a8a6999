"use client";

import { Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/button";
import { Notice } from "@/components/notice";
import { Sheet } from "@/components/sheet";
import { showToast } from "@/components/toast-store";
import type { Category } from "@/domain/categories";
import { afterPost } from "@/features/guests/after-post";
import { useKeyring } from "@/features/keyring/keyring-provider";
import { isThrough } from "@/features/outbox/is-through";
import { UnlessWaiting } from "@/features/outbox/unless-waiting";
import { usePost } from "@/features/outbox/use-post";

/** Takes a need or an offer of one's own off the board, after asking once more. Needs the messages of `post`. */
export function WithdrawListing({ network, noun, id, category }: WithdrawListingProps) {
  const t = useTranslations("post.withdraw");
  const router = useRouter();
  const keyring = useKeyring();
  const post = usePost(network);
  const [asking, setAsking] = useState(false);
  const [pending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);

  async function withdraw() {
    setPending(true);
    setRefusal(null);
    const acting = typeof keyring === "object" ? keyring.acting : {};
    const answer = await post({
      verb: `withdraw-${noun}`,
      body: { [noun]: id },
      about: [id],
      shows: { category },
    });
    if (answer.ok) {
      showToast({ text: t("done") });
      router.push(afterPost(network, acting) ?? `/n/${network}`);
      return;
    }
    setPending(false);
    if (!isThrough(answer)) return setRefusal(answer.message);
    setAsking(false);
    showToast({ text: answer.message });
  }

  return (
    <UnlessWaiting network={network} about={id}>
      <Button look="danger" onClick={() => setAsking(true)}>
        <Trash2 aria-hidden />
        {t("action")}
      </Button>
      <Sheet open={asking} onClose={() => setAsking(false)} title={t("question")}>
        <p>{t("text")}</p>
        {refusal && (
          <div className="mt-4">
            <Notice kind="error">{refusal}</Notice>
          </div>
        )}
        <div className="mt-5 grid gap-3">
          <Button look="primary" pending={pending} onClick={withdraw}>
            {t("confirm")}
          </Button>
          <Button onClick={() => setAsking(false)}>{t("keep")}</Button>
        </div>
      </Sheet>
    </UnlessWaiting>
  );
}

type WithdrawListingProps = { network: string; noun: "need" | "offer"; id: string; category: Category };
