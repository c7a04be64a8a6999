import { useTranslations } from "next-intl";
import type { Refusal } from "@/domain/refusals";

/** In place of a button: why there is none. That a listing is one's own is said elsewhere on its page. */
export function WhyNot({ reason }: { reason: Refusal }) {
  const t = useTranslations("listing.whyNot");
  if (reason !== "gone" && reason !== "over") return null;
  return <p className="font-semibold">{t(reason)}</p>;
}
