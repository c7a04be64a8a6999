"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/button";
import { AttributesField } from "@/features/needs/attributes-field";
import { FormSpot } from "@/features/needs/form-spot";
import { NoteField } from "@/features/needs/note-field";
import { PlaceField } from "@/features/needs/place-field";
import { RestoredNotice } from "@/features/needs/restored-notice";
import { TroubleNotice } from "@/features/needs/trouble-notice";
import { isTaken, openWindows } from "./offer-values";
import { PromisedWindows } from "./promised-windows";
import { ReachField } from "./reach-field";
import { TimesField } from "./times-field";
import { type OfferFormProps, useOfferForm } from "./use-offer-form";
import { useSendOffer } from "./use-send-offer";
import { WholeCheckbox } from "./whole-checkbox";

/** Posts an offer of one kind, or changes one: of what somebody already took, only what is still open. */
export function OfferForm(props: OfferFormProps) {
  const { kind, offer, openedNote = "", now, zone, places } = props;
  const t = useTranslations("post");
  const form = useOfferForm(props);
  const { pending, trouble, send, ready } = useSendOffer(props, form);
  const { values, change } = form;
  const errors = trouble?.fields ?? {};
  const taken = offer ? openWindows(offer, new Date(now)).filter(isTaken) : [];
  const isPromised = taken.length > 0;
  const canBeWhole = values.whole || values.times.some((each) => each.quantity > 1);

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
      {offer && isPromised && (
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
      <FormSpot name="when">
        <TimesField
          category={kind}
          now={now}
          zone={zone}
          times={values.times}
          takenDays={taken.map((window) => window.day)}
          error={errors.when}
          onTimes={(times) => change({ times })}
        />
      </FormSpot>
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
