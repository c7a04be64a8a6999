"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { announce } from "@/components/announce";
import { showToast } from "@/components/toast-store";
import type { BoardPayload } from "@/domain/board";
import { showCard } from "./show-card";

/**
 * The ids of listings by others that came while one was looking. They are read out politely; when they are out of
 * sight, a toast shows the way to them.
 */
export function useNews(board: BoardPayload, whole: boolean, memberId: string): ReadonlySet<string> {
  const t = useTranslations("board");
  const known = useRef<ReadonlySet<string> | null>(null);
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    if (!whole) return;
    const before = known.current;
    known.current = new Set([...board.needs, ...board.offers].map(({ id }) => id));
    if (!before) return;
    const isNews = ({ id, by }: { id: string; by: string }) => !before.has(id) && by !== memberId;
    const needs = board.needs.filter(isNews);
    const offers = board.offers.filter(isNews);
    const ids = [...needs, ...offers].map(({ id }) => id);
    if (ids.length === 0) return;
    setFresh((earlier) => new Set([...earlier, ...ids]));
    const text = [
      needs.length > 0 ? t("news.needs", { count: needs.length }) : "",
      offers.length > 0 ? t("news.offers", { count: offers.length }) : "",
    ]
      .filter(Boolean)
      .join(", ");
    const hidden = ids.find(isOutOfSight);
    if (hidden) showToast({ text, action: { label: t("news.show"), run: () => showCard(hidden) } });
    else announce(text);
  }, [board, whole, memberId, t]);
  return fresh;
}

/** True when the card is on the page but not on the screen. */
function isOutOfSight(id: string): boolean {
  const box = document.getElementById(id)?.getBoundingClientRect();
  return box !== undefined && (box.bottom < 0 || box.top > window.innerHeight);
}
