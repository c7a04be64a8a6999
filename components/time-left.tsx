"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";

/** Minutes and seconds until an instant of this device's clock (milliseconds since 1970). */
export function TimeLeft({ until }: { until: number }) {
  const t = useTranslations("common");
  const [left, setLeft] = useState(() => secondsUntil(until));
  useEffect(() => {
    const timer = setInterval(() => setLeft(secondsUntil(until)), 1_000);
    return () => clearInterval(timer);
  }, [until]);
  const time = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
  return (
    <p role="timer" className="text-center font-semibold">
      {t("left", { time })}
    </p>
  );
}

function secondsUntil(until: number): number {
  return Math.max(0, Math.round((until - Date.now()) / 1_000));
}
