"use client";

import { CalendarPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/button";
import { saveFile } from "@/lib/save-file";
import { calendarFile } from "./calendar-file";

/** Hands the time of a promise to the device's own calendar; the file is made here and says nothing but when. */
export function CalendarButton({ match, from, until }: { match: string; from: Date; until: Date }) {
  const t = useTranslations("mine.calendar");
  function save() {
    const file = calendarFile({
      uid: match,
      during: { from, until },
      title: t("title"),
      now: new Date(),
    });
    saveFile("appointment.ics", file, "text/calendar");
  }
  return (
    <Button look="quiet" onClick={save}>
      <CalendarPlus aria-hidden />
      {t("verb")}
    </Button>
  );
}
