"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/button";
import { AttributesField } from "@/features/needs/attributes-field";
import { FormSpot } from "@/features/needs/form-spot";
import { NoteField } from "@/features/needs/note-field";
import { PlaceField } from "@/features/needs/place-field";
import { PromisedNotice } from "@/features/needs/promised-notice";
import { RestoredNotice } from "@/features/needs/restored-notice";
import { TroubleNotice } from "@/features/needs/trouble-notice";
import { KeptNotice } from "@/features/outbox/kept-notice";
import { NextTimes } from "@/features/weekly/next-times";
import type { Repeat } from "@/features/weekly/repeat";
import { EndsField, EveryField, FromField } from "@/features/weekly/repeat-fields";
import { MostField } from "./most-field";
import { isTaken, offerRules, openWindows, weeklyTimes } from "./offer-values";
import { PromisedWindows } from "./promised-windows";
import { ReachField } from "./reach-field";
import { TimesField } from "./times-field";
import { type OfferFormProps, useOfferForm } from "./use-offer-form";
import { useSendOffer } from "./use-send-offer";
import { WeeklyTimesField } from "./weekly-times-field";
import { WholeCheckbox } from "./whole-checkbox";

/** Posts an offer of one kind, or changes one: of what somebody already took, only what is still open. */
export function OfferForm(props: OfferFormProps) {
  const { kind, offer, rules, openedNote = "", now, zone, places } = props;
  const t = useTranslations("post");
  const form = useOfferForm(props);
  const { pending, trouble, kept, send, ready, another } = useSendOffer(props, form);
  const { values, change } = form;
  const errors = trouble?.fields ?? {};
  const taken = offer ? openWindows(offer, new Date(now)).filter(isTaken) : [];
  const isPromised = taken.length > 0;
  const isWeekly = values.repeat.every === "weekly";
  const quantities = isWeekly ? weeklyTimes(values) : values.times;
  const canBeWhole = values.whole || quantities.some((each) => each.quantity > 1);
  const when = {
    ...{ repeat: values.repeat, now, zone },
    onChange: (part: Partial<Repeat>) => change({ repeat: { ...values.repeat, ...part } }),
  };

  if (kept) return <KeptNotice onAnother={offer ? undefined : another} />;
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
      {isPromised && isWeekly && <PromisedNotice />}
      {offer && isPromised && !isWeekly && (
        <FormSpot name="quantity">
          <PromisedWindows
            offer={offer}
            now={now}
            zone={zone}
            quantities={values.promised}
            error={errors.quantity}
            onQuantities={(promised) => change({ promised })}
          />
        </FormSpot>
      )}
      {!offer && (
        <EveryField
          value={values.repeat.every}
          onPick={(every) => change({ repeat: { ...values.repeat, every } })}
        />
      )}
      <FormSpot name="when">
        {isWeekly ? (
          <WeeklyTimesField
            category={kind}
            times={weeklyTimes(values)}
            error={errors.when}
            onTimes={(weekly) => change({ weekly })}
          />
        ) : (
          <TimesField
            category={kind}
            now={now}
            zone={zone}
            times={values.times}
            takenDays={taken.map((window) => window.day)}
            error={errors.when}
            onTimes={(times) => change({ times })}
          />
        )}
      </FormSpot>
      {isWeekly && (
        <>
          <FormSpot name="ends">
            <EndsField {...when} error={errors.ends} />
          </FormSpot>
          {rules && <FromField {...when} seen={rules} />}
          <NextTimes
            rules={offerRules(values, { now: new Date(now), zone }, (key) => key, rules)}
            now={now}
            zone={zone}
          />
        </>
      )}
      {(isWeekly || values.times.length > 1 || values.most !== null) && (
        <MostField value={values.most} onCount={(most) => change({ most })} />
      )}
      {!isPromised && (
        <>
          {canBeWhole && <WholeCheckbox checked={values.whole} onCheck={(whole) => change({ whole })} />}
          <FormSpot name="place">
            <PlaceField
              label={t("where.question")}
              places={places}
              value={values.place}
              error={errors.place}
              onPick={(place) => change({ place })}
              area={{ cell: values.cell, onPick: (cell) => change({ cell }) }}
            />
          </FormSpot>
          <ReachField
            places={places}
            place={values.place}
            cell={values.cell}
            value={values.reach}
            onPick={(reach) => change({ reach })}
          />
          <FormSpot name="attributes">
            <AttributesField
              label={t("details.offer")}
              category={kind}
              values={values.attributes}
              error={errors.attributes}
              onPick={(attributes) => change({ attributes })}
            />
          </FormSpot>
        </>
      )}
      <FormSpot name="note">
        <NoteField
          opened={openedNote}
          value={values.note}
          error={errors.note}
          onText={(note) => change({ note })}
        />
      </FormSpot>
      <div className="grid gap-4">
        <TroubleNotice trouble={trouble} />
        <Button type="submit" look="primary" wide pending={pending} disabled={!ready}>
          {offer ? t("save") : t("offer.submit")}
        </Button>
      </div>
    </form>
  );
}
