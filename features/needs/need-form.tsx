"use client";

import { useLocale, useTranslations } from "next-intl";
import { Button } from "@/components/button";
import { isSplittable } from "@/domain/categories";
import { KeptNotice } from "@/features/outbox/kept-notice";
import { formatWindow } from "@/lib/format";
import { AttributesField } from "./attributes-field";
import { windowOfCard } from "./day-span";
import { FormSpot } from "./form-spot";
import { NeedTimeAndPlace } from "./need-time-and-place";
import { NoteField } from "./note-field";
import { PromisedNotice } from "./promised-notice";
import { QuantityField } from "./quantity-field";
import { RestoredNotice } from "./restored-notice";
import { TroubleNotice } from "./trouble-notice";
import { UrgencyField } from "./urgency-field";
import { type NeedFormProps, useNeedForm } from "./use-need-form";
import { useSendNeed } from "./use-send-need";

/** Posts a need of one kind, or changes one: of what somebody already promised, only what is still open. */
export function NeedForm(props: NeedFormProps) {
  const { kind, zone, now, need, openedNote = "" } = props;
  const locale = useLocale();
  const t = useTranslations("post");
  const weekly = useTranslations("weekly.form");
  const form = useNeedForm(props);
  const { pending, trouble, kept, send, ready, another } = useSendNeed(props, form);
  const { values, change } = form;
  const errors = trouble?.fields ?? {};
  const taken = need ? need.quantity - need.left : 0;
  const stored = need && windowOfCard(need);

  if (kept) return <KeptNotice onAnother={need || props.series ? undefined : another} />;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      className="grid max-w-2xl gap-8"
    >
      {form.restored && <RestoredNotice onStartOver={form.startOver} />}
      {stored && taken > 0 ? (
        <PromisedNotice line={formatWindow(stored.from, stored.until, zone, locale, new Date(now))} />
      ) : (
        <NeedTimeAndPlace {...props} values={values} errors={errors} onChange={change} />
      )}
      {(taken === 0 || isSplittable(kind)) && (
        <FormSpot name="quantity">
          <QuantityField
            category={kind}
            value={values.quantity}
            min={taken}
            error={errors.quantity}
            onCount={(quantity) => change({ quantity })}
          />
        </FormSpot>
      )}
      {taken === 0 && (
        <FormSpot name="attributes">
          <AttributesField
            label={t("details.need")}
            hint={t("details.needHint")}
            category={kind}
            values={values.attributes}
            error={errors.attributes}
            onPick={(attributes) => change({ attributes })}
          />
        </FormSpot>
      )}
      <FormSpot name="urgency">
        <UrgencyField value={values.urgency} onPick={(urgency) => change({ urgency })} />
      </FormSpot>
      {need?.series ? (
        <p className="text-quiet">{weekly("note")}</p>
      ) : (
        <FormSpot name="note">
          <NoteField
            opened={openedNote}
            value={values.note}
            error={errors.note}
            onText={(note) => change({ note })}
          />
        </FormSpot>
      )}
      <div className="grid gap-4">
        <TroubleNotice trouble={trouble} />
        <Button type="submit" look="primary" wide pending={pending} disabled={!ready}>
          {need || props.series ? t("save") : t("need.submit")}
        </Button>
      </div>
    </form>
  );
}
