"use client";

import { CalendarPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { Button } from "@/components/button";
import { saveFile } from "@/lib/save-file";

/** Hands the time of a promise to the device's own calendar; the file is made here and says nothing but when. */
export function CalendarButton({ match, member, from, until }: CalendarButtonProps) {
  const t = useTranslations("mine.calendar");
  // Fetched while there is a line, so that the button works without one.
  useEffect(() => void loadFile().catch(() => {}), []);

  async function save() {
    const { appointmentUid, calendarFile } = await loadFile();
    const uid = await appointmentUid(match, member);
    const file = calendarFile([{ uid, during: { from, until }, title: t("title"), stamp: new Date() }]);
    saveFile("appointment.ics", file, "text/calendar");
  }
  return (
    <Button look="quiet" onClick={save}>
      <CalendarPlus aria-hidden />
      {t("verb")}
    </Button>
  );
}

function loadFile() {
  return import("./calendar-file");
}

/** `member` is whose calendar it is for. */
type CalendarButtonProps = { match: string; member: string; from: Date; until: Date };
