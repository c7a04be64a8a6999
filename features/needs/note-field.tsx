"use client";

import { useTranslations } from "next-intl";
import { Question } from "@/components/question";
import { TextArea } from "@/components/text-area";

/** Even at three bytes each these stay below the 4 KB that a sealed note may be padded to. */
const maxNote = 1000;

/** `opened` is the note so far: undefined while it opens, null when it does not open on this device. */
export function NoteField({ opened, value, error, onText }: NoteFieldProps) {
  const t = useTranslations("post.note");
  const common = useTranslations("common");
  return (
    <TextArea
      label={<Question>{t("question")}</Question>}
      hint={opened === null ? t("closed") : t("hint")}
      placeholder={opened === undefined ? common("loading") : undefined}
      readOnly={opened === undefined}
      maxLength={maxNote}
      value={value}
      error={error}
      onText={onText}
    />
  );
}

type NoteFieldProps = {
  opened: string | null | undefined;
  value: string;
  error?: string;
  onText: (text: string) => void;
};
