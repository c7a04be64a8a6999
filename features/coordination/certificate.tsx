import { CircleCheck } from "lucide-react";
import type { PlanCertificate } from "@/domain/matching/network-plan";
import type { Locale } from "@/lib/locale";
import type { Words } from "./words";

/** How good the plan is, in a sentence; the figures are there for whoever wants to see them. */
export function Certificate({ certificate, words: { say }, locale }: CertificateProps) {
  const { needs, coveredNeeds: covered, verified, isMost, isBest } = certificate;
  const number = new Intl.NumberFormat(locale === "es" ? "es-419" : "en", { maximumFractionDigits: 0 });
  const figures = [
    ["wanted", number.format(certificate.wantedWeight)],
    ["covered", number.format(certificate.coveredWeight)],
    ["mostRow", number.format(certificate.mostWeight)],
    ["objective", number.format(certificate.objective)],
    ["lowerBound", number.format(certificate.lowerBound)],
    ["gap", percent(certificate.gap, locale)],
    ["checked", say(`plan.certificate.${verified ? "yes" : "no"}`)],
  ] as const;
  return (
    <div className="mb-3 flex gap-3 rounded-sign border-2 border-rule bg-sheet px-4 py-3">
      <CircleCheck aria-hidden className="mt-0.5 size-5 shrink-0" />
      <div className="min-w-0 flex-1">
        <p className="font-bold">
          {say(`plan.certificate.${sentenceFor(certificate)}`, {
            covered,
            needs,
            percent: percent(restOf(certificate), locale),
          })}
          {isMost && isBest && verified && needs > 0 && ` ${say("plan.certificate.fair")}`}
        </p>
        {needs > 0 && (
          <details>
            <summary className="inline-flex min-h-11 items-center text-sm text-quiet underline underline-offset-4">
              {say("plan.certificate.figures")}
            </summary>
            <dl className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1 pb-1 text-sm">
              {figures.map(([name, figure]) => (
                <div key={name} className="col-span-2 grid grid-cols-subgrid border-t border-rule pt-1">
                  <dt className="text-quiet">{say(`plan.certificate.${name}`)}</dt>
                  <dd className="text-right font-semibold tabular-nums">{figure}</dd>
                </div>
              ))}
            </dl>
          </details>
        )}
      </div>
    </div>
  );
}

function sentenceFor({ needs, coveredNeeds, verified, isMost }: PlanCertificate) {
  if (needs === 0) return "nothing";
  if (!verified) return "unchecked";
  if (coveredNeeds === needs) return "all";
  if (coveredNeeds === 0 && isMost) return "none";
  return isMost ? "most" : "near";
}

/** How much more some other plan might cover, as a part of all there is to cover. */
function restOf({ wantedWeight, coveredWeight, mostWeight }: PlanCertificate): number {
  return wantedWeight > 0 ? (mostWeight - coveredWeight) / wantedWeight : 0;
}

function percent(share: number, locale: Locale): string {
  return new Intl.NumberFormat(locale === "es" ? "es-419" : "en", {
    style: "percent",
    maximumSignificantDigits: 2,
  })
    .format(share)
    .replace(/\s/, " ");
}

type CertificateProps = { certificate: PlanCertificate; words: Words; locale: Locale };
