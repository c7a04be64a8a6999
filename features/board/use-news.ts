"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { announce } from "@/components/announce";
import { showToast } from "@/components/toast-store";
import type { BoardPayload } from "@/domain/board";
import { countNews } from "@/features/live/news-badge";
import { showCard } from "./show-card";

type News = { readonly needs: readonly string[]; readonly offers: readonly string[] };

/**
 * The ids of listings by others that came while one was looking. They are read out politely; when they are out of
 * sight, a toast shows the way to them. What came while nobody looked is said when somebody does.
 */
export function useNews(board: BoardPayload, whole: boolean, memberId: string): ReadonlySet<string> {
  const t = useTranslations("board");
  const known = useRef<ReadonlySet<string> | null>(null);
  const unsaid = useRef<News>(nothing);
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());

  useEffect(() => {
    const say = () => {
      if (document.visibilityState !== "visible") return;
      const { needs, offers } = unsaid.current;
      const ids = [...needs, ...offers];
      if (ids.length === 0) return;
      unsaid.current = nothing;
      const text = [
        needs.length > 0 ? t("news.needs", { count: needs.length }) : "",
        offers.length > 0 ? t("news.offers", { count: offers.length }) : "",
      ]
        .filter(Boolean)
        .join(", ");
      const hidden = ids.find(isOutOfSight);
      if (hidden) showToast({ text, action: { label: t("news.show"), run: () => showCard(hidden) } });
      else announce(text);
    };
    document.addEventListener("visibilitychange", say);
    if (whole) {
      const before = known.current;
      known.current = new Set([...board.needs, ...board.offers].map(({ id }) => id));
      const news = before ? newsOn(board, before, memberId) : nothing;
      const ids = [...news.needs, ...news.offers];
      if (ids.length > 0) setFresh((earlier) => new Set([...earlier, ...ids]));
      countNews(ids.length);
      const { needs, offers } = unsaid.current;
      unsaid.current = { needs: [...needs, ...news.needs], offers: [...offers, ...news.offers] };
    }
    // Of several changes at once, as after a while without a line, one thing is said.
    const soon = setTimeout(say, 300);
    return () => {
      clearTimeout(soon);
      document.removeEventListener("visibilitychange", say);
    };
  }, [board, whole, memberId, t]);
  return fresh;
}

const nothing: News = { needs: [], offers: [] };

function newsOn(board: BoardPayload, before: ReadonlySet<string>, memberId: string): News {
  const isNews = ({ id, by }: { id: string; by: string }) => !before.has(id) && by !== memberId;
  const idsOf = (cards: readonly { id: string; by: string }[]) => cards.filter(isNews).map(({ id }) => id);
  return { needs: idsOf(board.needs), offers: idsOf(board.offers) };
}

/** True when the card is on the page but not on the screen. */
function isOutOfSight(id: string): boolean {
  const box = document.getElementById(id)?.getBoundingClientRect();
  return box !== undefined && (box.bottom < 0 || box.top > window.innerHeight);
}
