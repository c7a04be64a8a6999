"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useRef } from "react";
import { Button } from "@/components/button";
import { SheetFoot } from "@/components/sheet-foot";
import { Stepper } from "@/components/stepper";
import { quantityUnit } from "@/domain/categories";
import { hasChoiceOfTime } from "./agreed-time";
import { AgreedTimeField } from "./agreed-time-field";
import { type AskDraft, withOption } from "./ask-draft";
import { listingOf } from "./ask-target";
import { ContactField } from "./contact-field";
import { OwnListingField } from "./own-listing-field";
import { Problem } from "./problem";
import type { AskTrouble } from "./use-ask";
import type { OwnContact } from "./use-contact";

/** What is asked for, and the contact that goes along. Only what can be chosen is a question. */
export function AskForm({
  network,
  draft,
  zone,
  now,
  contact,
  trouble,
  pending,
  onDraft,
  onSubmit,
}: AskFormProps) {
  const t = useTranslations("matches");
  const categories = useTranslations("categories");
  const { target, option, time, quantity } = draft;
  const unit = quantityUnit(listingOf(target).category);
  const box = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (trouble?.reason !== "no-contact") return;
    box.current?.querySelector("textarea")?.focus({ preventScroll: true });
    box.current?.scrollIntoView({ block: "nearest" });
  }, [trouble]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form noValidate onSubmit={submit} className="grid gap-4">
      <OwnListingField
        draft={draft}
        zone={zone}
        now={now}
        onPick={(option) => onDraft(withOption(draft, option))}
      />
      {option.most > option.least && (
        <Stepper
          label={t("quantity")}
          value={quantity}
          min={option.least}
          max={option.most}
          unit={categories(`unit.${unit}`, { count: quantity })}
          onCount={(quantity) => onDraft({ ...draft, quantity })}
        />
      )}
      {hasChoiceOfTime(option.bounds) && (
        <AgreedTimeField
          bounds={option.bounds}
          time={time}
          zone={zone}
          now={now}
          onTime={(time) => onDraft({ ...draft, time })}
        />
      )}
      <div ref={box} className="scroll-mb-28">
        <ContactField
          contact={contact}
          error={trouble?.reason === "no-contact" ? t("contact.missing") : undefined}
        />
      </div>
      <SheetFoot>
        {trouble?.reason === "refused" && (
          <Problem>
            {trouble.message}
            {trouble.seeMine && (
              <Link href={`/n/${network}/mine`} prefetch={false} className={linkLook}>
                {t("seeMine")}
              </Link>
            )}
          </Problem>
        )}
        <Button type="submit" look="primary" wide pending={pending}>
          {t(`${target.kind}.verb`)}
        </Button>
      </SheetFoot>
    </form>
  );
}

const linkLook = "flex min-h-11 w-fit items-center underline underline-offset-4";

type AskFormProps = {
  network: string;
  draft: AskDraft;
  zone: string;
  now: Date;
  contact: OwnContact;
  trouble: AskTrouble | null;
  pending: boolean;
  onDraft: (draft: AskDraft) => void;
  onSubmit: () => void;
};
