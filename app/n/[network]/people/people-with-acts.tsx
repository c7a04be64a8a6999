"use client";

import { GiveDutyButton } from "@/features/duty/give-duty-button";
import { OwnDuty } from "@/features/duty/own-duty";
import type { DutyState } from "@/features/duty/queries";
import { LetBackInButton } from "@/features/invites/let-back-in-button";
import { PeopleList } from "@/features/members/people-list";
import type { Person } from "@/features/members/queries";
import type { NetworkCard } from "@/features/networks/queries";
import { AskRemovalButton } from "@/features/rotation/ask-removal-button";
import { EndDevicesButton } from "@/features/rotation/end-devices-button";

/** The people, each with what the reader can do: with the duty share it, pass it on, help with a lost phone; let back in; ask for a removal. */
export function PeopleWithActs({ network, card, people, self, duty, asked, today }: PeopleWithActsProps) {
  const { own } = duty;
  const me = people.find(({ id }) => id === self);
  return (
    <PeopleList
      network={network}
      people={people}
      self={self}
      acts={(person, name) =>
        person.id === self ? (
          own && <OwnDuty network={network} own={own} today={today} />
        ) : (
          <div className="flex flex-wrap gap-3">
            {own && person.role === "member" && (
              <>
                <GiveDutyButton network={network} member={person} name={name} how="share" />
                <GiveDutyButton network={network} member={person} name={name} how="pass" />
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

type PeopleWithActsProps = {
  network: string;
  card: NetworkCard;
  people: readonly Person[];
  self: string;
  duty: DutyState;
  /** Whose removal the reader has asked for already. */
  asked: readonly string[];
  /** "YYYY-MM-DD" in the network's zone. */
  today: string;
};
