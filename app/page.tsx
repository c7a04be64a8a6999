import { Clock, Lock, UserRound } from "lucide-react";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { LinkButton } from "@/components/link-button";
import { Messages } from "@/components/messages";
import { Sign } from "@/components/sign";
import { SiteFrame } from "@/components/site-frame";
import { LookAround } from "@/features/demo/look-around";
import { KnownNetworks } from "@/features/keyring/known-networks";

export default async function LandingPage() {
  const t = await getTranslations("landing");
  return (
    <SiteFrame>
      <div className="grid items-start gap-x-14 lg:grid-cols-[1.25fr_1fr]">
        <PicketSign line={t("line")} lead={t("lead")}>
          <SignFact icon={<UserRound aria-hidden />}>{t("facts.account")}</SignFact>
          <SignFact icon={<Lock aria-hidden />}>{t("facts.sealed")}</SignFact>
          <SignFact icon={<Clock aria-hidden />}>{t("facts.minute")}</SignFact>
        </PicketSign>
        <div className="grid gap-6">
          <Messages of={["keyring"]}>
            <KnownNetworks>
              <h2 className="text-xl font-extrabold tracking-tight">{t("yours")}</h2>
            </KnownNetworks>
          </Messages>
          <Door hint={t("startHint")}>
            <LinkButton href="/start" look="primary" wide>
              {t("start")}
            </LinkButton>
          </Door>
          <Door hint={t("signInHint")}>
            <LinkButton href="/sign-in" wide>
              {t("signIn")}
            </LinkButton>
          </Door>
          <p className="border-t-2 border-rule pt-5">{t("invited")}</p>
          <LookAround />
        </div>
      </div>

      <section aria-labelledby="how" className="mt-14">
        <h2 id="how" className="mb-4 text-2xl font-extrabold tracking-tight">
          {t("how.title")}
        </h2>
        <ol className="grid gap-4 md:grid-cols-3">
          {(["post", "match", "meet"] as const).map((step) => (
            <li key={step} className="grid">
              <Sign line={t(`how.${step}.line`)}>
                <p className="border-t-2 border-rule pt-2.5">{t(`how.${step}.text`)}</p>
              </Sign>
            </li>
          ))}
        </ol>
      </section>

      <div className="mt-14 grid gap-x-14 gap-y-10 md:grid-cols-2">
        <section>
          <h2 className="text-2xl font-extrabold tracking-tight">{t("why.title")}</h2>
          <p className="mt-2">{t("why.text")}</p>
        </section>
        <section>
          <h2 className="text-2xl font-extrabold tracking-tight">{t("safe.title")}</h2>
          <p className="mt-2">{t("safe.text")}</p>
          <Link
            href="/what-we-store"
            prefetch={false}
            className="mt-1 inline-flex min-h-11 items-center font-semibold underline decoration-2 underline-offset-4"
          >
            {t("safe.link")}
          </Link>
        </section>
      </div>
    </SiteFrame>
  );
}

/** The sign of every card, at the size of a street, on its stick. */
function PicketSign({ line, lead, children }: { line: string; lead: string; children: React.ReactNode }) {
  return (
    <div>
      <div className="rounded-sign border-4 border-ink bg-sheet p-5 sm:p-8">
        <h1 className="text-[clamp(2.25rem,12vw,4.5rem)] leading-none font-extrabold tracking-tighter">
          {line}
        </h1>
        <p className="mt-5 border-t-4 border-signal pt-4 text-lg">{lead}</p>
        <ul className="mt-4 grid gap-2 border-t-2 border-rule pt-4 text-quiet">{children}</ul>
      </div>
      <div aria-hidden className="mx-auto h-8 w-7 border-x-4 border-ink bg-wash lg:h-24" />
    </div>
  );
}

function SignFact({ icon, children }: { icon: React.ReactNode; children: React.ReactNode }) {
  return (
    <li className="flex gap-2.5 [&_svg]:mt-0.5 [&_svg]:size-5 [&_svg]:shrink-0">
      {icon}
      {children}
    </li>
  );
}

function Door({ hint, children }: { hint: string; children: React.ReactNode }) {
  return (
    <div>
      {children}
      <p className="mt-2 text-quiet">{hint}</p>
    </div>
  );
}
