import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Messages } from "@/components/messages";
import type { Actor } from "@/db/actor";
import { asCoordinator } from "@/features/duty/coordinator";
import { MemberName } from "@/features/keyring/member-name";
import { forWhom } from "./for-whom";
import { listGuests } from "./queries";

/** On a page of somebody else's listing: the way to claim or answer it for a guest. For those on duty alone. */
export async function ForGuests({ actor, href, by }: { actor: Actor; href: string; by: string }) {
  const coordinator = asCoordinator(actor);
  if (!coordinator || actor.coordinator !== null) return null;
  const guests = await listGuests(coordinator);
  const others = guests.filter(({ id }) => id !== by);
  if (others.length === 0) return null;
  const t = await getTranslations("guests");
  return (
    <Messages of={["guests"]}>
      <details className="mt-8 max-w-2xl border-t-2 border-rule pt-2 print:hidden">
        <summary className="min-h-11 py-2 font-semibold">{t("takeFor")}</summary>
        <ul className="grid">
          {others.map((guest) => (
            <li key={guest.id}>
              <Link
                href={forWhom(href, guest.id)}
                prefetch={false}
                className="inline-flex min-h-11 items-center font-semibold underline underline-offset-4"
              >
                <MemberName member={guest} />
              </Link>
            </li>
          ))}
        </ul>
      </details>
    </Messages>
  );
}
