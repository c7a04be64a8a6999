"use client";

import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/button";
import { LinkButton } from "@/components/link-button";
import { showToast } from "@/components/toast-store";
import { When } from "@/components/when";
import { quantityUnit } from "@/domain/categories";
import { forWhom } from "@/features/guests/for-whom";
import { UnlessWaiting } from "@/features/outbox/unless-waiting";
import type { By } from "./by";
import { ChangeTimeSheet } from "./change-time-sheet";
import type { ComingTime, Repeating } from "./list-repeating";
import { useWeeklyAct } from "./use-weekly-act";

/** So many times are in sight; the rest is folded away. */
const inSight = 3;

/** The coming times of what repeats; each can be changed, cancelled and put back by itself. */
export function ComingTimes({ repeating, by }: { repeating: Repeating; by: By }) {
  const t = useTranslations("weekly");
  const { times } = repeating;
  if (times.length === 0) return repeating.standing === "stopped" ? null : <p>{t("noneAhead")}</p>;
  const list = (some: readonly ComingTime[]) =>
    some.map((time) => <Time key={time.id} time={time} repeating={repeating} by={by} />);
  return (
    <>
      <ul aria-label={t("coming")}>{list(times.slice(0, inSight))}</ul>
      {times.length > inSight && (
        <details className="group">
          <summary className="inline-flex min-h-11 list-none items-center gap-1.5 rounded-sign pr-2 font-semibold [&::-webkit-details-marker]:hidden">
            <ChevronDown aria-hidden className="size-5 group-open:rotate-180" />
            {t("more", { count: times.length - inSight })}
          </summary>
          <ul aria-label={t("later")}>{list(times.slice(inSight))}</ul>
        </details>
      )}
    </>
  );
}

function Time({ time, repeating, by }: { time: ComingTime; repeating: Repeating; by: By }) {
  const t = useTranslations("weekly");
  const common = useTranslations("common");
  const units = useTranslations("categories");
  const [isChanging, setChanging] = useState(false);
  const { act, actInPassing, pending } = useWeeklyAct(by.network);
  const { kind, category } = repeating;
  const { id, window, quantity: count, left, state } = time;
  const unit = quantityUnit(category);
  const one = {
    body: kind === "need" ? { need: id } : { window: id },
    about: [id],
    shows: { category, from: window.from.toISOString(), until: window.until.toISOString() },
  };
  const restore = () =>
    actInPassing({ verb: kind === "need" ? "restore-need" : "restore-window", ...one }, t("cancel.restored"));

  async function cancel() {
    const answer = await act({ verb: kind === "need" ? "withdraw-need" : "cancel-window", ...one });
    if (!answer.ok) showToast({ text: answer.message });
    else showToast({ text: t("cancel.done"), action: { label: common("undo"), run: restore } });
  }

  return (
    <li className="border-t-2 border-rule py-2">
      <p>
        <b className={state === "cancelled" ? "line-through" : undefined}>
          <When from={window.from} until={window.until} zone={by.zone} now={by.now} />
        </b>{" "}
        {state === "open"
          ? left < count
            ? units(`left.${unit}`, { left, count })
            : units(`count.${unit}`, { count })
          : t(state)}
      </p>
      <UnlessWaiting network={by.network} about={id}>
        {state === "cancelled" && (
          <Button look="quiet" pending={pending} onClick={restore}>
            {t("cancel.restore")}
          </Button>
        )}
        {state === "open" && left === count && (
          <div className="-ml-4 flex flex-wrap">
            {kind === "need" ? (
              <LinkButton look="quiet" href={forWhom(`/n/${by.network}/needs/${id}/edit`, by.guest)}>
                {t("change.action")}
              </LinkButton>
            ) : (
              <Button look="quiet" onClick={() => setChanging(true)}>
                {t("change.action")}
              </Button>
            )}
            <Button look="quiet" pending={pending} onClick={cancel}>
              {t("cancel.action")}
            </Button>
          </div>
        )}
      </UnlessWaiting>
      {state === "open" && left < count && <p className="text-quiet">{t("promised")}</p>}
      {isChanging && (
        <ChangeTimeSheet time={time} category={category} by={by} onClose={() => setChanging(false)} />
      )}
    </li>
  );
}
