"use client";

import { useTranslations } from "next-intl";
import { GiveDutyButton } from "@/features/duty/give-duty-button";
import { OwnDuty } from "@/features/duty/own-duty";
import type { DutyState } from "@/features/duty/queries";
import { LeftOut } from "@/features/guests/left-out";
import type { HeldKeys } from "@/features/guests/queries";
import { sealHeld } from "@/features/guests/seal-held";
import { LetBackInButton } from "@/features/invites/let-back-in-button";
import type { SealedMember } from "@/features/keyring/member-name";
import { PeopleList } from "@/features/members/people-list";
import type { Person } from "@/features/members/queries";
import type { NetworkCard } from "@/features/networks/queries";
import { AskRemovalButton } from "@/features/rotation/ask-removal-button";
import { EndDevicesButton } from "@/features/rotation/end-devices-button";

/** The people, each with what the reader can do: with the duty share it, pass it on, help with a lost phone; let back in; ask for a removal. */
export function PeopleWithActs(props: PeopleWithActsProps) {
  const { network, card, people, named, self, duty, held, asked, today } = props;
  const { own } = duty;
  const me = people.find(({ id }) => id === self);
  return (
    <PeopleList
      network={network}
      people={people}
      named={named}
      self={self}
      acts={(person, name) =>
        person.id === self ? (
          own && <OwnDuty network={network} own={own} today={today} />
        ) : (
          <div className="flex flex-wrap gap-3">
            {own && person.role === "member" && (
              <>
                <GiveDuty {...{ network, person, name, held }} how="share" />
                <GiveDuty {...{ network, person, name, held }} how="pass" />
              </>
            )}
            {own && <EndDevicesButton network={network} member={person} name={name} people={people} />}
            {me && <LetBackInButton network={network} member={person.id} name={name} card={card} self={me} />}
            {!asked.includes(person.id) && (
              <AskRemovalButton network={network} member={person.id} name={name} />
            )}
          </div>
        )
      }
    />
  );
}

/** The duty, and with it what the reader holds for people without the app. */
function GiveDuty({ network, person, name, held, how }: GiveDutyProps) {
  const t = useTranslations("guests");
  return (
    <GiveDutyButton
      {...{ network, name, how }}
      member={person}
      sealKeys={(keyring) => sealHeld(keyring, held, person.id)}
    >
      {held.length > 0 && (
        <div className="mt-3">
          <p className="mb-3">{t("along", { name, count: held.length })}</p>
          <LeftOut network={network} others={[person]} />
        </div>
      )}
    </GiveDutyButton>
  );
}

type GiveDutyProps = {
  network: string;
  person: Person;
  name: string;
  held: readonly HeldKeys[];
  how: "share" | "pass";
};

type PeopleWithActsProps = {
  network: string;
  card: NetworkCard;
  people: readonly Person[];
  named: readonly SealedMember[];
  self: string;
  duty: DutyState;
  /** What the reader holds for people without the app, while on duty. */
  held: readonly HeldKeys[];
  /** Whose removal the reader has asked for already. */
  asked: readonly string[];
  /** "YYYY-MM-DD" in the network's zone. */
  today: string;
};
